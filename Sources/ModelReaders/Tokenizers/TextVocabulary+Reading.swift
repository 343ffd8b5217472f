import CImageCodecs
import Failures
import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TextVocabulary {
  /// A vocabulary in any of the forms in which it is published: a list of merges, packed or not (`bpe_simple_vocab_16e6.txt.gz`),
  /// `vocab.json` with `merges.txt` beside it, `tokenizer.json`, or a folder that holds one of them.
  ///
  /// What a file is shows in its content.
  /// - Throws: `FileError` if it cannot be read; `ModelError` if it is damaged, or another kind of vocabulary than CLIP's.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String) throws {
    do {
      self = try Self.read(try Self.file(at: path))
    } catch let error as ModelError { throw error.adding(["file": path]) }
  }

  /// The names that a vocabulary has in a folder, the best one first.
  public static let fileNames = [
    "tokenizer.json", "vocab.json", "bpe_simple_vocab_16e6.txt.gz", "bpe_simple_vocab_16e6.txt", "merges.txt",
  ]

  /// The vocabulary beside a file, or in a folder; nil where there is none under its usual name.
  public static func found(in folder: String) -> String? {
    fileNames.lazy.map { "\(folder)/\($0)" }.first { access($0, R_OK) == 0 }
  }

  static let largestFile = 1 << 26

  private static func file(at path: String) throws -> String {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return path }
    if let found = found(in: path) { return found }
    throw ModelError(
      .malformed, "the folder holds no vocabulary of texts: none of \(fileNames.joined(separator: ", "))")
  }

  private static func read(_ path: String) throws -> TextVocabulary {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let bytes = try content(of: path)
    guard bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == UInt8(ascii: "{") else {
      let merges = try merges(in: bytes)
      let beside = folder + "vocab.json"
      if path.hasSuffix("/merges.txt") || path == "merges.txt", access(beside, R_OK) == 0 {
        return try TextVocabulary(tokens: tokens(in: content(of: beside)), merges: merges)
      }
      return try TextVocabulary(merges: merges)
    }
    // In no vocabulary the token 'model' has an object for its number.
    guard let tokens = try? JSONText.decoded([String: Int].self, from: bytes) else {
      return try json { () throws(FileError) in try JSONText.decoded(TokenizerFile.self, from: bytes) }.vocabulary()
    }
    let beside = folder + "merges.txt"
    guard access(beside, F_OK) == 0 else {
      throw ModelError(
        .malformed, "vocab.json says which tokens there are, and 'merges.txt' must lie beside it, which is missing")
    }
    return try TextVocabulary(tokens: tokens, merges: merges(in: content(of: beside)))
  }

  private static func tokens(in bytes: [UInt8]) throws -> [String: Int] {
    try json { () throws(FileError) in try JSONText.decoded([String: Int].self, from: bytes) }
  }

  private static func json<Value>(_ body: () throws(FileError) -> Value) throws(ModelError) -> Value {
    do { return try body() } catch {
      throw ModelError(.malformed, "the vocabulary cannot be read: \(error.message)")
    }
  }

  /// The vocabulary that a list of merges means: the bytes, the bytes at the end of a word, what is merged, both ends.
  private init(merges: [(String, String)]) throws(ModelError) {
    let letters = ByteLetters.listed.map { "\(ByteLetters.all[$0])" }
    let names = letters + letters.map { $0 + Self.wordEnd } + merges.map { $0.0 + $0.1 }
    // Two ways to one name make one token: the later.
    var tokens: [String: Int] = [:]
    for (token, name) in names.enumerated() { tokens[name] = token }
    for (place, name) in [Self.endNames[0].0, Self.endNames[0].1].enumerated() { tokens[name] = names.count + place }
    try self.init(tokens: tokens, merges: merges)
  }

  /// So many merges of the published list count: with the bytes and both ends they make 49,152 + 256 tokens.
  private static let mostListed = 48_894

  /// A pair of names a line, behind a line that says which version it is.
  private static func merges(in bytes: [UInt8]) throws(ModelError) -> [(String, String)] {
    var merges: [(String, String)] = []
    for (place, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard place > 0 else {
        guard String(decoding: line, as: UTF8.self).contains("#version") else {
          throw ModelError(
            .malformed, "this is no vocabulary of byte pairs: neither JSON, nor a list that begins with '#version'")
        }
        continue
      }
      guard merges.count < mostListed else { break }
      // Lines of Windows end in a return as well; no name has one.
      let pair = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
      if pair.isEmpty { continue }
      guard pair.count == 2 else {
        throw ModelError(
          .malformed, "the list of merges has something else than two names", context: ["line": "\(place + 1)"])
      }
      merges.append((String(decoding: pair[0], as: UTF8.self), String(decoding: pair[1], as: UTF8.self)))
    }
    return merges
  }

  // MARK: - Bytes

  /// Unpacked where it must be, and in UTF-8.
  private static func content(of path: String) throws -> [UInt8] {
    let bytes = try MappedFile(path: path).withBytes { bytes in
      let (isPacked, most) = (bytes.starts(with: [0x1F, 0x8B]), largestFile)
      guard bytes.count <= most, let content = isPacked ? inflated(bytes, most: most) : Array(bytes) else {
        throw ModelError(.malformed, "the file is damaged, or larger than any vocabulary")
      }
      return content
    }
    guard bytes.withUnsafeBytes({ String(strictUTF8: $0) }) != nil else {
      throw ModelError(.malformed, "the vocabulary is no text in UTF-8")
    }
    return bytes
  }

  /// Nil where it is damaged, or unpacks to more.
  private static func inflated(_ bytes: UnsafeRawBufferPointer, most: Int) -> [UInt8]? {
    var stream = metacam_inflate()
    defer { metacam_inflate_close(&stream) }
    guard metacam_inflate_open(&stream, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count) != 0 else {
      return nil
    }
    var result: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = part.withUnsafeMutableBufferPointer { metacam_inflate_next(&stream, $0.baseAddress, $0.count) }
      result += part[..<count]
      guard result.count <= most else { return nil }
      // Whole when the last member has ended with the file.
      if count < part.count { return stream.is_whole != 0 ? result : nil }
    }
  }
}
