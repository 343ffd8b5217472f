import Files
import MetaCAM

/// One JSON object on standard output.
enum JSONOutput {
  static func write(_ value: some Encodable) throws { try StandardOutput.printLines(JSONText.encoded(value)) }
}
