import Failures
import Files
import FoundationEssentials

/// The cases of a sweep: rows `image,class[,name]` of a table of comma-separated values.
///
///     let cases = try CaseList(csv: text, folder: "pictures").cases
///
/// A first row `image,class` is taken as a heading. Quotes, a byte order mark and both kinds of line ends are
/// understood, as RFC 4180 has them; empty lines are passed over.
public struct CaseList: Sendable, Equatable {
  public let cases: [Case]

  public struct Case: Sendable, Equatable {
    /// Where it stands in the file, from 1.
    public let line: Int
    /// The picture's path as it can be opened.
    public let path: String
    /// The picture as it is written in the file.
    public let image: String
    /// An index, a name or a WordNet id.
    public let className: String
    /// What files of this case are called: the third column, or the picture's name and the class.
    public let name: String
    /// What the class's name means.
    public let classIndices: [Int]
  }

  /// - Parameters:
  ///   - csv: the file's bytes.
  ///   - folder: what paths are relative to; if nothing is there, the working folder is tried.
  ///   - classIndices: what a class's name means, network by network. A row of the same picture and class as one before
  ///     counts once, whatever it calls them.
  /// - Throws: `StudyError` that lists all faults with their lines.
  public init(
    csv: some Sequence<UInt8>, folder: String, classIndices: (String) throws -> [Int] = { _ in [] }
  ) throws(StudyError) {
    var faults: [(line: Int, text: String)] = []
    var cases: [Case] = []
    var lineOfName: [String: Int] = [:]
    var seen: Set<[String]> = []
    guard let text = String(validating: Array(csv), as: UTF8.self) else {
      throw StudyError(.invalidCases, "the list of cases is no text in UTF-8; save it as such")
    }
    let rows = Self.rows(of: text, faults: &faults)
    for (index, row) in rows.enumerated() {
      let fields = row.fields.map(Self.trimmed)
      if fields.allSatisfy(\.isEmpty) { continue }
      if index == 0, fields.first?.lowercased() == "image" { continue }
      guard fields.count >= 2, !fields[0].isEmpty, !fields[1].isEmpty else {
        faults.append((row.line, "a row is image,class or image,class,name; this one lacks its class or image"))
        continue
      }
      if fields.count > 3, !fields[3...].allSatisfy(\.isEmpty) {
        faults.append((row.line, "a row has at most three fields, image,class,name; put quotes around commas"))
      }
      let path = Self.path(of: fields[0], folder: folder)
      if path == nil { faults.append((row.line, "there is no picture '\(fields[0])'")) }
      var indices: [Int]?
      do { indices = try classIndices(fields[1]) } catch { faults.append((row.line, "\(error)")) }
      // Without a network, a class is known by its name alone.
      let identity =
        [path ?? fields[0]] + (indices.flatMap { $0.isEmpty ? nil : $0.map(String.init) } ?? ["", fields[1]])
      guard seen.insert(identity).inserted else { continue }
      let name = fields.count > 2 && !fields[2].isEmpty ? fields[2] : "\(Self.stem(of: fields[0]))-\(fields[1])"
      let fileName = String(
        ShownText.fileName(name).map { $0.isLetter || $0.isNumber || "-_.+".contains($0) ? $0 : "_" })
      if let other = lineOfName[fileName] {
        faults.append((row.line, "the case '\(name)' stands in line \(other) already; give one of them a name"))
      }
      lineOfName[fileName] = lineOfName[fileName] ?? row.line
      cases.append(
        Case(
          line: row.line, path: path ?? fields[0], image: fields[0], className: fields[1], name: fileName,
          classIndices: indices ?? []))
    }
    if cases.isEmpty, faults.isEmpty { faults.append((1, "there is no case")) }
    guard faults.isEmpty else {
      let listed = faults.sorted { $0.line < $1.line }.map { "line \($0.line): \($0.text)" }
      throw StudyError(.invalidCases, "the list of cases has faults: " + listed.joined(separator: "; "))
    }
    self.cases = cases
  }

  /// The same from a file, whose paths are relative to the folder that it lies in.
  ///
  /// - Throws: `StudyError` that names the file as well; `FileError`.
  public init(contentsOf path: String, classIndices: (String) throws -> [Int] = { _ in [] }) throws {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let bytes = try MappedFile(path: path).withBytes { Array($0) }
    do { try self.init(csv: bytes, folder: folder, classIndices: classIndices) } catch {
      throw error.adding(["file": path])
    }
  }

  /// The cases as a plan has them, each known by what its picture holds.
  ///
  /// - Throws: `FileError` that names the case.
  public func planned() throws -> [PlannedCase] {
    try cases.map { item in
      let hash: String
      do {
        hash = try MappedFile(path: item.path).withBytes { SHA256.hexadecimal(of: $0) }
      } catch let error as FileError {
        throw error.adding(["case": item.name])
      }
      return PlannedCase(
        name: item.name, image: item.image, imageHash: hash, className: item.className,
        classIndices: item.classIndices)
    }
  }

  private static func trimmed(_ field: String) -> String {
    let parts = field.drop(while: \.isWhitespace)
    return String(parts.reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func stem(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }

  private static func path(of image: String, folder: String) -> String? {
    let candidates = image.hasPrefix("/") || folder.isEmpty ? [image] : ["\(folder)/\(image)", image]
    return candidates.first { path in
      var isFolder = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
    }
  }

  // MARK: - Comma-separated values

  private struct Row {
    let line: Int
    var fields: [String]
  }

  private static func rows(of text: String, faults: inout [(line: Int, text: String)]) -> [Row] {
    var rows: [Row] = []
    var row = Row(line: 1, fields: [])
    var field = ""
    var line = 1
    var quoteLine: Int?
    var rest = text.unicodeScalars[...]
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    func endField(_ row: inout Row, _ field: inout String) {
      row.fields.append(field)
      field = ""
    }
    while let scalar = rest.popFirst() {
      let isLineEnd = scalar == "\n" || scalar == "\r"
      if scalar == "\r", rest.first == "\n" { rest.removeFirst() }
      if isLineEnd { line += 1 }
      if quoteLine != nil {
        if scalar == "\"" {
          if rest.first == "\"" { field.unicodeScalars.append(rest.removeFirst()) } else { quoteLine = nil }
        } else {
          field.unicodeScalars.append(isLineEnd ? "\n" : scalar)
        }
      } else if scalar == "\"", field.allSatisfy(\.isWhitespace) {
        field = ""
        quoteLine = line
      } else if scalar == "," {
        endField(&row, &field)
      } else if isLineEnd {
        endField(&row, &field)
        rows.append(row)
        row = Row(line: line, fields: [])
      } else {
        field.unicodeScalars.append(scalar)
      }
    }
    if let quoteLine { faults.append((quoteLine, "a quotation mark is not closed")) }
    if !field.isEmpty || !row.fields.isEmpty {
      endField(&row, &field)
      rows.append(row)
    }
    return rows
  }
}
