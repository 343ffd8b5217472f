/// The forms of answers, for the OpenAPI document: JSON Schema, draft 2020-12.
enum Schema {
  static let string: JSONValue = ["type": "string"]
  static let integer: JSONValue = ["type": "integer"]
  static let number: JSONValue = ["type": "number"]
  static let boolean: JSONValue = ["type": "boolean"]
  static let identifier: JSONValue = ["type": "string", "pattern": "^[A-Za-z0-9_-]{1,128}$"]

  static func list(_ of: JSONValue) -> JSONValue { ["type": "array", "items": of] }

  static func optional(_ type: String) -> JSONValue { ["type": [.string(type), "null"]] }

  static func named(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

  /// With all members required but those named.
  static func object(_ members: JSONValue.Members, optional: [String] = []) -> JSONValue {
    [
      "type": "object", "properties": .object(members),
      "required": .strings(members.entries.map(\.name).filter { !optional.contains($0) }),
    ]
  }

  static let problem: JSONValue = object(
    [
      "type": string, "title": string, "status": integer, "detail": string, "code": string, "remedy": string,
      "context": ["type": "object", "additionalProperties": string],
    ], optional: ["remedy", "context"])

  static let picture = object([
    "picture": identifier, "name": string, "width": integer, "height": integer, "bytes": integer,
    "reading": object(
      ["range": string, "page": integer, "slice": string, "manageColours": ["type": "boolean"]],
      optional: ["range", "page", "slice", "manageColours"]),
    "notes": list(string),
  ])

  static let server = object([
    "version": string,
    "networks": list(object(["network": identifier, "name": string])),
    "folders": list(object(["folder": identifier, "name": string])),
    "studies": list(object(["study": identifier, "name": string, "cases": integer])),
    "methods": list(
      object([
        "method": string, "title": string, "summary": string, "source": string, "group": optional("integer"),
        "cost": ["type": "string", "enum": ["cheap", "slow"]], "isControl": boolean,
      ])),
    "colourMaps": list(object(["name": string, "summary": string])),
    "groups": list(object(["group": string, "methods": list(string)])),
    "protocols": list(string), "consensuses": list(string), "targets": list(string), "activations": list(string),
    "tasks": list(string),
    "thresholds": list(number), "removalPercentages": list(number),
    "limits": object(["pictureBytes": integer, "pixels": integer, "networkBytes": integer]),
    "allowModelUpload": boolean,
  ])

  static let network = object([
    "network": identifier, "name": string, "classes": list(optional("string")), "classCount": integer,
    "task": string, "depth": optional("integer"),
    "inputWidth": optional("integer"), "inputHeight": optional("integer"),
    "shownWidth": optional("integer"), "shownHeight": optional("integer"), "activation": string,
    "preprocessing": string,
    "notes": list(string),
    "layers": list(
      object(["layer": string, "operator": string, "shape": list(integer), "isDefault": boolean, "isGuess": boolean])),
    "methods": list(object(["method": string, "available": boolean, "reason": optional("string")])),
  ])

  static let listedNetwork = object(["network": identifier, "name": string])

  static let folderPictures = object([
    "total": integer, "pictures": list(object(["entry": identifier, "name": string, "bytes": integer])),
  ])

  static let predictions = object([
    "activation": string, "total": integer, "warning": optional("string"),
    "placement": object(["left": number, "top": number, "width": number, "height": number]),
    "classes": list(
      object([
        "class": integer, "name": optional("string"), "probability": number, "logit": number,
        "box": ["type": ["array", "null"], "items": number],
      ])),
  ])

  static let words = object([
    "class": integer, "text": optional("string"),
    "words": list(object(["word": string, "score": number, "probability": number])),
  ])

  private static let summary: JSONValue.Members = [
    "case": identifier, "name": string, "network": string, "class": optional("integer"),
    "className": optional("string"),
    "probability": optional("number"), "right": optional("boolean"), "road": optional("number"),
    "best": optional("string"), "disagreement": optional("number"), "failed": boolean,
  ]

  static let study = object([
    "study": identifier, "name": string, "cases": integer, "networks": list(string), "methods": list(string),
    "measures": list(string), "profile": string, "thresholds": list(number),
    "groups": list(object(["group": string, "methods": list(string)])), "protocol": string, "consensus": string,
    "seed": integer, "hasMaps": boolean, "right": integer, "wrong": integer, "failed": integer,
    "classes": list(object(["class": integer, "name": string, "cases": integer])),
  ])

  static let studyCases = object(["total": integer, "place": optional("integer"), "cases": list(object(summary))])

  static let studyPoints = object([
    "cases": list(identifier), "probability": list(optional("number")), "road": list(optional("number")),
    "right": list(["type": "integer", "enum": [0, 1]]),
  ])

  static let studyCase: JSONValue = {
    var members = summary
    let more: JSONValue.Members = [
      "likeliestClass": optional("integer"), "likeliestName": optional("string"),
      "likeliestProbability": optional("number"), "failure": optional("string"), "image": string,
      "layers": list(string),
      "maps": list(
        object([
          "name": string, "title": optional("string"), "members": list(string), "threshold": optional("number"),
          "road": optional("number"), "stored": boolean,
        ])),
      "curves": list(object(["name": string, "thresholds": list(number), "road": list(number)])),
      "measures": list(object(["map": string, "variant": string, "measure": string, "value": number])),
      "contributions": list(object(["group": string, "methods": list(string), "contribution": number])),
      "warnings": list(object(["map": optional("string"), "text": string])), "width": optional("integer"),
      "height": optional("integer"),
    ]
    for entry in more.entries { members.append(entry.name, entry.value) }
    return object(members)
  }()

  static let all: [(name: String, schema: JSONValue)] = [
    ("Problem", problem), ("Server", server), ("Network", network), ("ListedNetwork", listedNetwork),
    ("Picture", picture), ("FolderPictures", folderPictures), ("Predictions", predictions), ("Words", words),
    ("Study", study), ("StudyCases", studyCases), ("StudyPoints", studyPoints), ("StudyCase", studyCase),
    ("Document", ["type": "object"]),
  ]
}
