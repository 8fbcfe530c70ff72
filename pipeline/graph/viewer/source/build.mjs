// Bundle src/ into the one script that the page carries, with the notices of what is bundled.
// `--check` writes nothing and fails when the shipped script is not what the sources give.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..");

// The same digest that the test computes: names and contents of all sources and of the lock file, in name order.
function digest() {
  const hash = createHash("sha256");
  for (const name of ["package-lock.json", ...readdirSync(join(here, "src")).sort().map((file) => `src/${file}`)]) {
    hash.update(`${name}\0`).update(readFileSync(join(here, name))).update("\0");
  }
  return hash.digest("hex");
}

function notices(inputs) {
  const packages = new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
  return [...packages].sort().map((name) => {
    const folder = join(here, "node_modules", name);
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf-8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry)) ?? "";
    if (!file) throw new Error(`${name} comes without its licence`);
    const text = readFileSync(join(folder, file), "utf-8").trim();
    return `${name} ${about.version} (${about.license})\n\n${text}`;
  });
}

const result = await build({
  entryPoints: [join(here, "src", "main.js")],
  bundle: true, minify: true, format: "iife", target: "es2022", charset: "utf8", legalComments: "none", write: false, metafile: true,
  absWorkingDir: here, define: { "process.env.NODE_ENV": '"production"' },
});
const parts = notices(Object.keys(result.metafile.inputs));
const rule = `\n\n${"-".repeat(72)}\n\n`;
const text = `What the script of the page bundles, and under which licences.${rule}${parts.join(rule)}\n`;
const script = `/*! Jejaring (Apache-2.0); sources sha256 ${digest()}\n\n${text.trim().replaceAll("*/", "* /")}\n*/\n${result.outputFiles[0].text}`;
if (/<\/script|<!--/i.test(script)) throw new Error("the script would end the page's script element");

const files = { "viewer.js": script, "THIRD_PARTY.txt": text };
if (process.argv.includes("--check")) {
  const stale = Object.entries(files).filter(([name, content]) => readFileSync(join(target, name), "utf-8") !== content);
  if (stale.length) { console.error(`not what the sources give: ${stale.map(([name]) => name).join(", ")}; run npm run build`); process.exit(1); }
} else {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(target, name), content);
  console.log(`${script.length} characters: ${parts.map((part) => part.split("\n")[0]).join(", ")}`);
}
