// Every function of a deployed contract is described: those that change something in docs/spec/contracts.md, views on a
// page of their own, and only those of a standard nowhere.
import fs from "node:fs";
import path from "node:path";
import { abiOf, builtOf, contracts, deployed } from "../deployed.mjs";

const STANDARDS = {
  "ERC-20": ["name", "symbol", "decimals", "totalSupply", "balanceOf", "allowance", "approve", "transfer", "transferFrom"],
  "ERC-20 with a cap, as OpenZeppelin has it": ["cap"],
  "ERC-2612": ["permit", "nonces", "DOMAIN_SEPARATOR"],
  "ERC-5267": ["eip712Domain"],
  "ERC-721": ["ownerOf", "getApproved", "isApprovedForAll", "setApprovalForAll", "safeTransferFrom", "tokenURI"],
  "ERC-165": ["supportsInterface"],
};
const standard = new Set(Object.values(STANDARDS).flat());
const isView = ({ stateMutability }) => stateMutability === "view" || stateMutability === "pure";
const functionsOf = (contract) => abiOf(contract).filter(({ type, name }) => type === "function" && !standard.has(name));

/** Names in headings and in code spans, also when a span says more than the name. */
function described() {
  const text = fs.readFileSync(path.resolve(contracts, "../docs/spec/contracts.md"), "utf8");
  const places = [...text.matchAll(/^#.*$|`[^`\n]+`/gm)].map(([place]) => place);
  return new Set(places.flatMap((place) => place.match(/\w+/g) ?? []));
}

export function undescribed() {
  const known = described();
  return deployed.flatMap((contract) =>
    [...new Set(functionsOf(contract).filter((item) => !isView(item)).map(({ name }) => name))]
      .filter((name) => !known.has(name))
      .map((name) => `${contract}.${name} does not stand in docs/spec/contracts.md`),
  );
}

export const viewsPage = path.resolve(contracts, "../docs/spec/contracts-views.md");

const plain = ({ internalType, name }) => `${internalType.replace(/^(struct|contract|enum) /, "")} ${name}`.trim();
const types = (list) => list.map(plain).join(", ");
const canonical = (list) => list.map(({ type, components }) => (components ? type.replace("tuple", `(${canonical(components)})`) : type)).join(",");

function row({ methods = {} }, { name, inputs, outputs }) {
  const said = methods[`${name}(${canonical(inputs)})`]?.notice ?? "";
  const meaning = said.replaceAll(/\s*Spec: [^.]*\.?$/g, "").replaceAll("|", "\\|");
  return `| \`${name}(${types(inputs)})\` | \`${types(outputs)}\` | ${meaning} |`;
}

export function viewsText() {
  const sections = deployed.map((contract) => {
    const views = functionsOf(contract).filter(isView);
    const rows = views.map((view) => row(builtOf(contract).userdoc ?? {}, view)).toSorted();
    return rows.length === 0 ? "" : `\n## ${contract}\n| view | gives | |\n|---|---|---|\n${rows.join("\n")}\n`;
  });
  const standards = Object.entries(STANDARDS).map(([name, names]) => `| ${name} | ${names.map((n) => `\`${n}\``).join(", ")} |`);
  return `# Views of the contracts

Anyone may call them; nothing must hold before and nothing changes. What changes something is in [contracts.md](contracts.md). Written by
\`node contracts/script/checks.mjs --write\` from the comments of the contracts.
${sections.join("")}
## Left to the standards
| standard | functions |
|---|---|
${standards.join("\n")}
`;
}
