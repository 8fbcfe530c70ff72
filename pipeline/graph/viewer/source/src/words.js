// Every word of the interface in both languages, and how numbers and dates are said in them.
import { state } from "./state.js";

export const WORDS = {
  id: {
    title: "Siapa bertemu siapa", skip: "Langsung ke isi", search: "Cari nama, alias, atau kata dalam kalimat",
    results: "Hasil pencarian", graph: "Graf", stage: "Graf orang, organisasi, dan negara. Panah menggeser, + dan − memperbesar dan memperkecil, 0 menampilkan semua. Daftar di sampingnya memuat hal yang sama.",
    zoomIn: "Perbesar", zoomOut: "Perkecil", fit: "Tampilkan semua", svg: "Simpan gambar SVG", png: "Simpan gambar PNG",
    nogl: "Peramban ini tidak dapat menggambar dengan WebGL; ini gambar diam. Daftar di sampingnya lengkap.",
    overview: "Ringkasan", meetings: "Pertemuan", names: "Nama", places: "Tempat", views: "Tampilan", filters: "Saringan",
    status: "Status", kind: "Jenis", date: "Tanggal", from: "Dari", to: "sampai", undated: "tanpa tanggal",
    reset: "Hapus saringan", country: "Negara", anyCountry: "semua negara", place: "Tempat", anyPlace: "semua tempat",
    noPlace: "tanpa tempat", show: "Tampilkan", colour: "Warna", community: "kelompok", byKind: "jenis",
    person: "orang", organization: "organisasi", persons: "orang", organizations: "organisasi", countries: "negara",
    held: "terjadi", planned: "direncanakan", cancelled: "dibatalkan", denied: "dibantah",
    meeting: "pertemuan", multilateral: "multilateral", call: "telepon/video", encounter: "perjumpaan", visit: "kunjungan",
    unknown: "Tanggal tidak diketahui", said: "tertulis", host: "tuan rumah", guest: "tamu", accompanying: "mendampingi",
    uncertain: "hari tidak pasti",
    basis: { explicit: "", weekday: "dari nama hari", relative: "dihitung dari tanggal terbit", inherited: "dari kalimat sebelumnya", other_article: "dari artikel lain", none: "" },
    none: "Tidak ada pertemuan yang cocok.", noName: "Tidak ada nama yang cocok.", more: "Tampilkan lagi", close: "Tutup",
    link: "Tautan ke pertemuan ini", alias: "Juga ditulis", conflict: "Artikel berbeda tentang", evidence: "kalimat lain",
    sentences: "Cari dalam kalimat", met: "bertemu", represents: "mewakili", visited: "mengunjungi",
    articles: "artikel tentang pertemuan", sources: "sumber", other: "English", otherLabel: "Switch to English",
    claimed: "menurut pihak lain", slots: { date: "tanggal", place: "tempat", status: "status" }, csv: "Unduh CSV",
    path: "Jalur terpendek ke", pathNone: "Tidak ada jalur lewat pertemuan yang ditampilkan.", step: "langkah",
    most: "Paling sering bertemu", pairs: "Pasangan yang paling sering bertemu", fresh: "Pasangan baru per bulan", freshYear: "Pasangan baru per tahun",
    first: "Pertemuan pertama", last: "Pertemuan terakhir", silence: "Jeda terpanjang antara dua pertemuan", days: "hari",
    unheld: "Belum atau tidak terjadi", without: "Yang tidak diketahui", noDate: "tanpa tanggal", outlets: "Liputan per media",
    noOutlet: "media tidak disebut", nothing: "Tidak ada.", lines: "garis", between: "perantara", core: "inti", name: "Nama",
    period: "Masa", months: ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"],
  },
  en: {
    title: "Who met whom", skip: "Skip to the content", search: "Search names, aliases, or words in sentences",
    results: "Search results", graph: "Graph", stage: "Graph of persons, organizations and countries. Arrows pan, + and − zoom, 0 shows all. The lists beside it say the same.",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Show all", svg: "Save as SVG picture", png: "Save as PNG picture",
    nogl: "This browser cannot draw with WebGL; this is a still picture. The lists beside it are complete.",
    overview: "Overview", meetings: "Meetings", names: "Names", places: "Places", views: "Views", filters: "Filters",
    status: "Status", kind: "Kind", date: "Date", from: "From", to: "to", undated: "undated",
    reset: "Clear filters", country: "Country", anyCountry: "all countries", place: "Place", anyPlace: "all places",
    noPlace: "no place", show: "Show", colour: "Colour", community: "community", byKind: "kind",
    person: "person", organization: "organization", persons: "persons", organizations: "organizations", countries: "countries",
    held: "held", planned: "planned", cancelled: "cancelled", denied: "denied",
    meeting: "meeting", multilateral: "multilateral", call: "call", encounter: "encounter", visit: "visit",
    unknown: "Date unknown", said: "written", host: "host", guest: "guest", accompanying: "accompanying",
    uncertain: "day uncertain",
    basis: { explicit: "", weekday: "from the day of the week", relative: "counted from the day of publication", inherited: "from an earlier sentence", other_article: "from another article", none: "" },
    none: "No meeting fits.", noName: "No name fits.", more: "Show more", close: "Close",
    link: "Link to this meeting", alias: "Also written", conflict: "The articles disagree on", evidence: "more sentences",
    sentences: "Search the sentences for", met: "met", represents: "represents", visited: "visited",
    articles: "articles on meetings", sources: "sources", other: "Bahasa Indonesia", otherLabel: "Ganti ke bahasa Indonesia",
    claimed: "as others claim", slots: { date: "date", place: "place", status: "status" }, csv: "Download CSV",
    path: "Shortest path to", pathNone: "No path over the meetings shown.", step: "step",
    most: "Met most often", pairs: "Pairs that met most often", fresh: "New pairs per month", freshYear: "New pairs per year",
    first: "First meeting", last: "Last meeting", silence: "Longest silence between two meetings", days: "days",
    unheld: "Not held, or not yet", without: "What is not known", noDate: "no date", outlets: "Coverage by outlet",
    noOutlet: "outlet not given", nothing: "None.", lines: "lines", between: "in between", core: "core", name: "Name",
    period: "Period", months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  },
};

export const word = (key) => WORDS[state.lang][key];
export const say = (number) => number.toLocaleString(state.lang);

// "pertemuan", or "1 meeting" and "2 meetings".
export const counted = (number) => word(number === 1 ? "meeting" : "meetings").toLowerCase();

// Small letters without diacritics: what a search compares.
export const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u2060]/g, "").toLowerCase();

export const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

// A month is said as a month, never as its first day.
export function sayDate(start, end) {
  if (!start) return word("unknown");
  const [y1, m1, d1] = start.split("-").map(Number);
  const [y2, m2, d2] = end.split("-").map(Number);
  const month = (m) => word("months")[m - 1];
  if (start === end) return `${d1} ${month(m1)} ${y1}`;
  if (d1 === 1 && d2 === lastDay(y2, m2)) {
    if (m1 === 1 && m2 === 12) return y1 === y2 ? `${y1}` : `${y1}–${y2}`;
    if (y1 === y2) return m1 === m2 ? `${month(m1)} ${y1}` : `${month(m1)} – ${month(m2)} ${y1}`;
    return `${month(m1)} ${y1} – ${month(m2)} ${y2}`;
  }
  if (y1 !== y2) return `${d1} ${month(m1)} ${y1} – ${d2} ${month(m2)} ${y2}`;
  return m1 === m2 ? `${d1}–${d2} ${month(m1)} ${y1}` : `${d1} ${month(m1)} – ${d2} ${month(m2)} ${y1}`;
}
