// Every custom error that our contracts declare is met by name in a test.
import { sources } from "../deployed.mjs";

function declared() {
  const errors = sources("src", ".sol").flatMap(([file, text]) =>
    [...text.matchAll(/^\s*error (\w+)\(/gm)].map(([, name]) => [name, file]),
  );
  return new Map(errors);
}

export function unmet() {
  const tests = [...sources("test", ".sol"), ...sources("test", ".mjs"), ...sources("src/test/java", ".java")];
  const text = tests.map(([, content]) => content).join("\n");
  return [...declared()]
    .filter(([name]) => !new RegExp(`\\b${name}(\\.selector|\\(|")`).test(text))
    .map(([name, file]) => `no test meets the error ${name} of ${file}`);
}
