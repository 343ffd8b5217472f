import Imaging
import Testing

/// Pictures damaged in many ways, and what Pillow and `djpeg -strict` say to each (`make_damage_fixtures.py`).
@Suite struct DamageTests {
  private struct Case: CustomStringConvertible {
    let file: String
    let kind: String
    let edits: [Substring]
    /// The hash of Pillow's samples; nil where it refuses.
    let pillow: String?
    let strictRefuses: Bool

    init(_ line: Substring) throws {
      let columns = line.split(separator: " ")
      try #require(columns.count == 5)
      (file, kind, edits) = (String(columns[0]), String(columns[1]), columns[2].split(separator: "+"))
      pillow = columns[3] == "refused" ? nil : String(columns[3])
      strictRefuses = columns[4] == "refused"
    }

    var description: String { "\(file) \(kind) \(edits.joined(separator: "+"))" }

    /// The hash of the samples; nil where the file is refused.
    func decoded() throws -> String? {
      var bytes = try ExpectedValues.bytes(file)
      for edit in edits {
        let parts = edit.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        let place = try #require(Int(parts[0]))
        let digits = Array(parts[1].utf8)
        let content = stride(from: 0, to: digits.count, by: 2).compactMap {
          UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        switch edit.first {
        case "x": for (index, byte) in content.enumerated() { bytes[place + index] ^= byte }
        case "i": bytes.insert(contentsOf: content, at: place)
        case "d": bytes.removeSubrange(place..<place + content.count)
        default: bytes.replaceSubrange(place..., with: content)
        }
      }
      if kind.hasSuffix("-repaired") { repairChecksums(&bytes) }
      return try? Image(decoding: bytes).hash
    }
  }

  private func cases(_ ending: String) throws -> [Case] {
    try String(decoding: ExpectedValues.bytes("damage.txt"), as: UTF8.self).split(separator: "\n").map(Case.init)
      .filter { $0.file.hasSuffix(ending) }
  }

  /// What Pillow takes and libjpeg has no warning of gives Pillow's samples; all else is refused. But
  /// - zeros behind the coded data, and strays between the segments before it, take nothing from the picture,
  /// - of a scan that is missing altogether neither says anything.
  @Test func judgesJPEGAsStrictlyAsDjpeg() throws {
    let cases = try cases(".jpg")
    #expect(cases.count == 676)
    for item in cases {
      let expected: String? =
        switch item.kind {
        case "strays", "filled-up": item.pillow
        case "scan-lost": nil
        default: item.strictRefuses ? nil : item.pillow
        }
      #expect(try item.decoded() == expected, "\(item)")
    }
    #expect(cases.count { $0.kind == "scan-lost" && !$0.strictRefuses } == 4)
  }

  /// What is taken has Pillow's samples, and what Pillow refuses is refused. Beyond that a file is refused that lacks its
  /// end, or has any wrong checksum, of which Pillow overlooks those of the pixels' chunk and the end.
  @Test func judgesPNGAtLeastAsStrictlyAsPillow() throws {
    var stricter: [String: Int] = [:]
    let cases = try cases(".png")
    #expect(cases.count == 345)
    for item in cases {
      let decoded = try item.decoded()
      if decoded == nil, item.pillow != nil {
        stricter[item.kind, default: 0] += 1
      } else {
        #expect(decoded == item.pillow, "\(item)")
      }
    }
    // Of chance's: bits of sums and names of chunks. The one with right checksums has a chunk of no possible name.
    #expect(
      stricter == ["cut": 3, "no-end": 5, "checksum": 5, "end-checksum": 5, "any": 5, "any-repaired": 1],
      "\(stricter)")
  }

  @Test func judgesWebPAsPillow() throws {
    let cases = try cases(".webp")
    #expect(cases.count == 276)
    for item in cases { #expect(try item.decoded() == item.pillow, "\(item)") }
  }
}
