import NIOHTTP1

/// The document of the API, made from the routes that serve it.
///
/// Source: OpenAPI Initiative, OpenAPI Specification 3.1.1, 2024.
struct OpenAPI {
  let routes: [Route]
  let version: String

  var json: JSONValue {
    var paths: [(String, JSONValue.Members)] = []
    for route in routes {
      let operation = operation(route)
      if let place = paths.firstIndex(where: { $0.0 == route.template }) {
        paths[place].1.append(route.method.rawValue.lowercased(), operation)
      } else {
        paths.append((route.template, [route.method.rawValue.lowercased(): operation]))
      }
    }
    return [
      "openapi": "3.1.1",
      "info": [
        "title": "MetaCAM", "version": .string(version),
        "description": "Class activation maps of pictures, how faithful they are, and the results of studies.",
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": "/api/v1"]],
      "security": [["token": []], ["cookie": []]],
      "paths": .object(JSONValue.Members(paths.map { ($0.0, .object($0.1)) })),
      "components": [
        "schemas": .object(JSONValue.Members(Schema.all.map { ($0.name, $0.schema) })),
        "securitySchemes": [
          "token": ["type": "http", "scheme": "bearer"],
          "cookie": ["type": "apiKey", "in": "cookie", "name": "metacam"],
        ],
      ],
    ]
  }

  private func operation(_ route: Route) -> JSONValue {
    var members: JSONValue.Members = [
      "operationId": .string(Self.name(route)), "summary": .string(route.summary),
    ]
    if !route.parameters.isEmpty { members.append("parameters", .array(route.parameters.map(Self.parameter))) }
    if route.bodyLimit != nil {
      let bytes: JSONValue = ["schema": ["type": "string", "format": "binary"]]
      members.append(
        "requestBody", ["required": true, "content": ["application/octet-stream": bytes]])
    }
    members.append("responses", .object(responses(route)))
    return .object(members)
  }

  /// `getPicturesView`
  private static func name(_ route: Route) -> String {
    route.method.rawValue.lowercased()
      + route.path.map { part in
        let plain = part.hasPrefix("{") ? "By-" + part.dropFirst().dropLast() : part
        return plain.split { $0 == "-" || $0 == "." }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      }.joined()
  }

  private static func parameter(_ parameter: Parameter) -> JSONValue {
    var schema: JSONValue.Members =
      switch parameter.kind {
      case .identifier: ["type": "string", "pattern": "^[A-Za-z0-9_-]{1,128}$"]
      case .text(let longest): ["type": "string", "maxLength": .integer(longest)]
      case .integer(let range):
        ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
      case .number(let range):
        ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
      case .boolean: ["type": "boolean"]
      case .choice(let names): ["type": "string", "enum": .strings(names)]
      case .choices(let names): ["type": "array", "items": ["type": "string", "enum": .strings(names)], "minItems": 1]
      }
    if let usual = parameter.usual {
      schema.append("default", usualValue(usual, parameter.kind))
    }
    var members: JSONValue.Members = [
      "name": .string(parameter.name), "in": .string(parameter.isInPath ? "path" : "query"),
      "required": .boolean(parameter.isRequired), "description": .string(parameter.summary), "schema": .object(schema),
    ]
    if case .choices = parameter.kind {
      members.append("style", "form")
      members.append("explode", false)
    }
    return .object(members)
  }

  private static func usualValue(_ usual: String, _ kind: Parameter.Kind) -> JSONValue {
    switch kind {
    case .integer: Int(usual).map(JSONValue.integer) ?? .null
    case .number: Double(usual).map(JSONValue.number) ?? .null
    case .boolean: .boolean(usual == "true")
    case .choices: .strings(usual.split(separator: ",").map(String.init))
    case .identifier, .text, .choice: .string(usual)
    }
  }

  private func responses(_ route: Route) -> JSONValue.Members {
    var responses: JSONValue.Members
    switch route.answer {
    case .json(let schema, let status):
      responses = [
        "\(status.code)": [
          "description": .string(route.summary),
          "content": ["application/json": ["schema": Schema.named(schema)]],
        ]
      ]
    case .events(let events):
      let words = events.map { "`\($0.event)`: \($0.summary)" }.joined(separator: "; ")
      responses = [
        "200": [
          "description": .string("Server-sent events. \(words)"),
          "content": [
            "text/event-stream": [
              // Of each event.
              "schema": Schema.object([
                "event": ["type": "string", "enum": .strings(events.map(\.event))],
                "data": ["type": "string", "contentMediaType": "application/json"],
              ])
            ]
          ],
        ]
      ]
    case .file(let types, let isTagged):
      func content(_ type: String) -> JSONValue {
        ["schema": type == "application/json" ? ["type": "object"] : ["type": "string", "format": "binary"]]
      }
      responses = [
        "200": [
          "description": .string(route.summary), "content": .object(JSONValue.Members(types.map { ($0, content($0)) })),
        ]
      ]
      if isTagged { responses.append("304", ["description": "It is still what the request's ETag names."]) }
    }
    let problem: JSONValue = ["application/problem+json": ["schema": Schema.named("Problem")]]
    let usual: [HTTPResponseStatus] = [
      .badRequest, .unauthorized, .forbidden, .notFound, .unprocessableEntity, .uriTooLong,
      .requestHeaderFieldsTooLarge,
    ]
    for status in usual + (route.bodyLimit == nil ? [] : [.payloadTooLarge, .unsupportedMediaType]) + route.problems
    where responses["\(status.code)"] == nil {
      responses.append("\(status.code)", ["description": .string(status.reasonPhrase), "content": problem])
    }
    return responses
  }
}
