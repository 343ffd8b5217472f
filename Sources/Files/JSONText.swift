import FoundationEssentials

/// Results as JSON: keys sorted, so that the same results are the same bytes, and nothing in it that a terminal would act
/// on.
package enum JSONText {
  package static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ShownText.json(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
