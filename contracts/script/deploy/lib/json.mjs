import fs from "node:fs";
import { Refusal } from "./refusal.mjs";

/** The JSON object that a file holds. */
export function readObject(file) {
  let value;
  try {
    value = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (unreadable) {
    throw new Refusal(`cannot read ${file}: ${unreadable.message}`);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new Refusal(`${file} must hold a JSON object`);
  }
  return value;
}
