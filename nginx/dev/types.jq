# TypeScript declarations of the schemas of openapi.json: `make types`.

def indented($depth): " " * (2 * $depth) + .;

def comment($depth): if .description then "/** \(.description) */" | indented($depth) else empty end;

def typed($depth):
    if has("$ref") then .["$ref"] | split("/") | last
    elif has("const") then .const | tojson
    elif has("enum") then [.enum[] | tojson] | join(" | ")
    elif has("oneOf") or has("anyOf") then [(.oneOf // .anyOf)[] | typed($depth)] | join(" | ")
    elif .type | type == "array" then . as $schema | [.type[] as $type | $schema | .type = $type | typed($depth)] | join(" | ")
    elif .type == "array" then "Array<\(.items | typed($depth))>"
    elif has("properties") then
        (.required // []) as $required
        | ["{"]
            + [.properties | to_entries[] | .key as $name | .value
                | (if $name | test("^\\w+$") then $name else $name | tojson end) as $key
                | (if $required | index([$name]) then "" else "?" end) as $mark
                | comment($depth + 1), ("\($key)\($mark): \(typed($depth + 1));" | indented($depth + 1))]
            + ["}" | indented($depth)]
        | join("\n")
    elif .additionalProperties | type == "object" then "Record<string, \(.additionalProperties | typed($depth))>"
    elif .type == "object" then "Record<string, unknown>"
    elif .type == "integer" then "number"
    elif .type then .type
    else "unknown"
    end;

"// What openapi.json says, for TypeScript; made from it by `make types`.\n",
(.components.schemas | to_entries[] | .key as $name | .value
    | comment(0), "export type \($name) = \(typed(0));\n")
