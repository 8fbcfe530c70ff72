"use strict";
// Every word of the interface in both languages, and how dates are said in them.
const WORDS = {
  id: {
    title: "Siapa bertemu siapa", skip: "Langsung ke daftar pertemuan", search: "Cari nama, alias, atau kata dalam kalimat",
    results: "Hasil pencarian", graph: "Graf", canvas: "Graf orang, organisasi, dan negara; isinya sama dengan daftar pertemuan",
    zoomIn: "Perbesar", zoomOut: "Perkecil", fit: "Tampilkan semua", meetings: "Pertemuan", status: "Status", kind: "Jenis",
    date: "Tanggal", from: "Dari", to: "sampai", undated: "tanpa tanggal", reset: "Hapus saringan",
    person: "orang", organization: "organisasi", country: "negara", place: "tempat",
    held: "terjadi", planned: "direncanakan", cancelled: "dibatalkan", denied: "dibantah",
    meeting: "pertemuan", multilateral: "multilateral", call: "telepon/video", encounter: "perjumpaan", visit: "kunjungan",
    unknown: "Tanggal tidak diketahui", said: "tertulis", host: "tuan rumah", guest: "tamu", accompanying: "mendampingi",
    none: "Tidak ada pertemuan yang cocok.", more: "Tampilkan lagi", close: "Tutup", link: "Tautan ke pertemuan ini",
    alias: "Juga ditulis", conflict: "Artikel berbeda tentang", evidence: "kalimat lain", sentences: "Cari dalam kalimat",
    met: "bertemu", represents: "mewakili", visited: "mengunjungi", articles: "artikel", sources: "sumber", other: "English",
    otherLabel: "Switch to English", between: "antara", by: "dengan", slots: { date: "tanggal", place: "tempat", status: "status" },
    months: ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"],
  },
  en: {
    title: "Who met whom", skip: "Skip to the list of meetings", search: "Search names, aliases, or words in sentences",
    results: "Search results", graph: "Graph", canvas: "Graph of persons, organizations and countries; the list of meetings says the same",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Show all", meetings: "Meetings", status: "Status", kind: "Kind",
    date: "Date", from: "From", to: "to", undated: "undated", reset: "Clear filters",
    person: "person", organization: "organization", country: "country", place: "place",
    held: "held", planned: "planned", cancelled: "cancelled", denied: "denied",
    meeting: "meeting", multilateral: "multilateral", call: "call", encounter: "encounter", visit: "visit",
    unknown: "Date unknown", said: "written", host: "host", guest: "guest", accompanying: "accompanying",
    none: "No meeting fits.", more: "Show more", close: "Close", link: "Link to this meeting",
    alias: "Also written", conflict: "The articles disagree on", evidence: "more sentences", sentences: "Search the sentences for",
    met: "met", represents: "represents", visited: "visited", articles: "articles", sources: "sources", other: "Bahasa Indonesia",
    otherLabel: "Ganti ke bahasa Indonesia", between: "between", by: "with", slots: { date: "date", place: "place", status: "status" },
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  },
};

const word = (key) => WORDS[state.lang][key];

// Small letters without diacritics: what a search compares.
const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u2060]/g, "").toLowerCase();

const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

// A month is said as a month, never as its first day.
function sayDate(start, end) {
  if (!start) return word("unknown");
  const [y1, m1, d1] = start.split("-").map(Number);
  const [y2, m2, d2] = end.split("-").map(Number);
  const month = (m) => word("months")[m - 1];
  if (start === end) return `${d1} ${month(m1)} ${y1}`;
  if (d1 === 1 && d2 === lastDay(y2, m2)) {
    if (y1 === y2 && m1 === 1 && m2 === 12) return `${y1}`;
    if (y1 === y2) return m1 === m2 ? `${month(m1)} ${y1}` : `${month(m1)} – ${month(m2)} ${y1}`;
    return `${month(m1)} ${y1} – ${month(m2)} ${y2}`;
  }
  if (y1 !== y2) return `${d1} ${month(m1)} ${y1} – ${d2} ${month(m2)} ${y2}`;
  return m1 === m2 ? `${d1}–${d2} ${month(m1)} ${y1}` : `${d1} ${month(m1)} – ${d2} ${month(m2)} ${y1}`;
}

// An element with properties and children; text is only ever set as text.
function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function dot(node) {
  const mark = make("i", { className: `dot ${node.kind}` });
  mark.style.background = node.color;
  return mark;
}
