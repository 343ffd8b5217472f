import Evaluation
import Failures

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Cases out of comma-separated values.
///
///     image,class,name,group,x_min,y_min,x_max,y_max
///     cat.jpg,tabby,tom,patient 3,10,20,110,70
///
/// The heading names the columns, in any order: `image` and `class`, and if wanted `name`, `group` and a box, by its edges
/// `x_min`, `y_min`, `x_max`, `y_max` or by `left`, `top`, `width`, `height`, in pixels of the upright picture. A note names
/// further columns, which are not used. Without a heading a row is `image,class` or `image,class,name`.
///
/// Rows of the same picture and class are one case, with the boxes of all; what later ones call it does not count.
enum CaseTable {
  /// - Parameter folder: what pictures' names are relative to; where nothing is there, the working folder is tried.
  static func read(
    _ readBytes: ((UnsafeRawBufferPointer) throws -> StudyCases) throws -> StudyCases, folder: String,
    choice: CaseChoice
  ) throws -> StudyCases {
    try readBytes { bytes in
      var rows = Rows(folder: folder)
      var reader = CSVReader(bytes)
      var isFirst = true
      while let row = reader.next() {
        if isFirst {
          isFirst = false
          if row.fault == nil, Columns.isHeading(row.fields) {
            rows.columns = Columns(heading: row.fields, line: row.line, faults: &rows.faults)
            // Every row would lack what the heading lacks.
            if !rows.faults.isEmpty { break }
            continue
          }
        }
        rows.add(row)
        guard rows.count <= StudyCases.mostRead else {
          throw StudyError(.invalidCases, "the table has more than \(StudyCases.mostRead) rows; part it")
        }
      }
      return try rows.finished(choice)
    }
  }

  /// Which column is what.
  struct Columns {
    var image = 0
    var className = 1
    var name: Int? = 2
    var group: Int?
    /// Four places; whether the last two are edges.
    var box: (places: [Int], isByEdges: Bool)?
    var count: Int?
    var notes: [Note] = []

    static let edges = ["x_min", "y_min", "x_max", "y_max"]
    static let sides = ["left", "top", "width", "height"]
    static let known = ["image", "class", "name", "group"] + edges + sides

    /// As a table has no heading.
    init() {}

    static func isHeading(_ fields: [String]) -> Bool {
      fields.contains { ["image", "class"].contains($0.lowercased()) }
    }

    init(heading: [String], line: Int, faults: inout CaseFaults) {
      // `xmin` is as usual as `x_min`.
      let titles = heading.map { title -> String in
        let title = title.lowercased()
        return ["xmin", "ymin", "xmax", "ymax"].contains(title)
          ? "\(title.prefix(1))_\(title.dropFirst())" : title
      }
      var places: [String: Int] = [:]
      for (place, title) in titles.enumerated() where Self.known.contains(title) {
        if places.updateValue(place, forKey: title) != nil {
          faults.add("line \(line)", "two columns are called \(title)")
        }
      }
      for wanted in ["image", "class"] where places[wanted] == nil {
        let others = heading.filter { !Self.known.contains($0.lowercased()) }
        let hint =
          heading.count == 1
          ? "; put commas between the fields"
          : others.isEmpty ? "" : "; it has \(CaseFaults.listed(others)) besides what is known"
        faults.add("line \(line)", "the heading lacks the column \(wanted)\(hint)")
      }
      image = places["image"] ?? 0
      className = places["class"] ?? 0
      name = places["name"]
      group = places["group"]
      count = heading.count
      let (edges, sides) = (Self.edges.compactMap { places[$0] }, Self.sides.compactMap { places[$0] })
      if edges.count == 4 {
        box = (edges, true)
      } else if !edges.isEmpty {
        let lacking = Self.edges.filter { places[$0] == nil }
        faults.add(
          "line \(line)", "a box has the columns \(Self.edges.joined(separator: ", ")); \(lacking[0]) is lacking")
      } else if sides.count == 4 {
        box = (sides, false)
      } else if let lacking = Self.sides.first(where: { places[$0] == nil }), places["left"] ?? places["top"] != nil {
        faults.add("line \(line)", "a box has the columns \(Self.sides.joined(separator: ", ")); \(lacking) is lacking")
      }
      let used = Set([image, className] + [name, group].compactMap { $0 } + (box?.places ?? []))
      let unused = heading.indices.filter { !used.contains($0) }.map { heading[$0].isEmpty ? "(unnamed)" : heading[$0] }
      if !unused.isEmpty {
        notes.append(
          Note("\(unused.count == 1 ? "a column is" : "columns are") not used: \(CaseFaults.listed(unused, most: 10))"))
      }
    }
  }

  /// What becomes of the rows.
  private struct Rows {
    let folder: String
    var columns = Columns()
    var faults = CaseFaults()
    private(set) var count = 0
    private var cases: [StudyCase] = []
    private var places: [Key: Int] = [:]
    private var names = CaseNames()
    private var repetitions = 0
    /// Rows of one picture mostly stand together.
    private var lastPath: (image: String, path: String)?

    private struct Key: Hashable {
      let image: String
      let className: String
    }

    init(folder: String) { self.folder = folder }

    mutating func add(_ row: CSVReader.Row) {
      count += 1
      func fault(_ text: @autoclosure () -> String) { faults.add("line \(row.line)", text()) }
      if let text = row.fault { return fault(text) }
      func field(_ place: Int?) -> String {
        guard let place, place < row.fields.count else { return "" }
        return row.fields[place]
      }
      let (image, className) = (field(columns.image), field(columns.className))
      guard !image.isEmpty, !className.isEmpty else {
        return fault(
          columns.count == nil
            ? "a row is image,class or image,class,name; this one lacks its \(image.isEmpty ? "image" : "class")"
            : "the row lacks its \(image.isEmpty ? "image" : "class")")
      }
      guard !image.utf8.contains(0) else { return fault("the picture's name holds a zero byte") }
      if row.fields.dropFirst(columns.count ?? 3).contains(where: { !$0.isEmpty }) {
        fault(
          columns.count.map {
            "the row has \(row.fields.count) fields, and the heading \($0); put quotes around commas"
          }
            ?? ("a row has at most three fields, image,class,name; put quotes around commas, or a heading with the "
              + "columns' names above"))
      }
      let group = field(columns.group).isEmpty ? nil : field(columns.group)
      let key = Key(image: image, className: className)
      if let place = places[key] {
        if let group, group != cases[place].group {
          fault("the group of this picture and class is another one in \(cases[place].origin)")
        }
        guard let box = box(of: row) else {
          repetitions += 1
          return
        }
        if let text = cases[place].add(box) { fault(text) }
        return
      }
      places[key] = cases.count
      var name = ""
      if !field(columns.name).isEmpty {
        name = CaseNames.safe(field(columns.name))
        if name.utf8.count > CaseNames.longest {
          fault("the name is longer than \(CaseNames.longest) bytes")
        } else if let other = names.reserve(field(columns.name), line: row.line) {
          let wish = field(columns.name)
          fault(
            (other.wish.utf8.elementsEqual(wish.utf8)
              ? "the case \(CaseFaults.quoted(wish)) stands in line \(other.line) already"
              : "the case \(CaseFaults.quoted(wish)), and \(CaseFaults.quoted(other.wish)) in line \(other.line), are "
                + "both \(CaseFaults.quoted(name)) as a file's name") + "; give one of them another name")
        }
      }
      var new = StudyCase(
        image: image, path: path(of: image), className: className, name: name, group: group,
        origin: "line \(row.line)")
      if let box = box(of: row), let text = new.add(box) { fault(text) }
      cases.append(new)
    }

    /// The box of a row; nil where it has none.
    private func box(of row: CSVReader.Row) -> ListedBox? {
      guard let box = columns.box else { return nil }
      let texts = box.places.map { $0 < row.fields.count ? row.fields[$0] : "" }
      if texts.allSatisfy(\.isEmpty) { return nil }
      var numbers: [Double] = []
      for text in texts {
        guard let number = Double(text) else {
          return .fault(text.isEmpty ? "a box has four numbers, or none" : "\(CaseFaults.quoted(text)) is no number")
        }
        numbers.append(number)
      }
      return ListedBox { () throws(EvaluationError) in
        box.isByEdges
          ? try PictureBox(left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3])
          : try PictureBox(left: numbers[0], top: numbers[1], width: numbers[2], height: numbers[3])
      }
    }

    private mutating func path(of image: String) -> String {
      if let lastPath, lastPath.image == image { return lastPath.path }
      var path = image
      if image.utf8.first != UInt8(ascii: "/"), !folder.isEmpty {
        let beside = folder + "/" + image
        if access(beside, F_OK) == 0 || access(image, F_OK) != 0 { path = beside }
      }
      lastPath = (image, path)
      return path
    }

    mutating func finished(_ choice: CaseChoice) throws(StudyError) -> StudyCases {
      try faults.check()
      for place in cases.indices where cases[place].name.isEmpty {
        cases[place].name = names.take(
          CaseNames.usual(image: cases[place].image, className: cases[place].className))
      }
      var notes = columns.notes
      if repetitions > 0 {
        notes.append(
          Note(
            "\(repetitions) \(repetitions == 1 ? "row repeats" : "rows repeat") an earlier one; each case counts once"))
      }
      return try StudyCases(kind: .table, all: cases, choice: choice, notes: notes)
    }
  }
}
