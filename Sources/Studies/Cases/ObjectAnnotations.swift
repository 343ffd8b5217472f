import Evaluation
import Failures
import Files

/// Cases out of a JSON file with `images`, `annotations` and `categories`, as COCO has them.
///
///     {"images": [{"id": 7, "file_name": "cat.jpg"}], "categories": [{"id": 17, "name": "cat"}],
///      "annotations": [{"image_id": 7, "category_id": 17, "bbox": [10, 20, 100, 50]}]}
///
/// A case for each picture and category, with the boxes `[x, y, width, height]` of all its annotations; an annotation without
/// a box makes a case without one. Cases come in the order of the pictures, then of their annotations. Annotations of crowds
/// (`iscrowd`) are passed over.
enum ObjectAnnotations {
  /// - Parameter folder: what pictures' names are relative to.
  static func read(
    _ readBytes: ((UnsafeRawBufferPointer) throws -> Content) throws -> Content, folder: String, choice: CaseChoice
  ) throws -> StudyCases {
    let content = try readBytes { try JSONText.decoded(Content.self, from: $0) }
    guard max(content.annotations.count, content.images.count) <= StudyCases.mostRead else {
      throw StudyError(.invalidCases, "there are more than \(StudyCases.mostRead) annotations; part the file")
    }
    var faults = CaseFaults()
    var categories: [Identifier: String] = [:]
    for (index, category) in content.categories.enumerated() {
      if category.name.isEmpty { faults.add("categories.\(index)", "the category has no name") }
      if categories.updateValue(category.name, forKey: category.id) != nil {
        faults.add("categories.\(index)", "another category has the id \(category.id)")
      }
    }
    var images: [Identifier: Int] = [:]
    for (index, image) in content.images.enumerated() {
      if image.name.isEmpty { faults.add("images.\(index)", "the picture has no name") }
      if image.name.utf8.contains(0) { faults.add("images.\(index)", "the picture's name holds a zero byte") }
      if images.updateValue(index, forKey: image.id) != nil {
        faults.add("images.\(index)", "another picture has the id \(image.id)")
      }
    }

    struct Key: Hashable {
      let image: Int
      let category: String
    }
    var drafts: [StudyCase] = []
    var imageOfDraft: [Int] = []
    var places: [Key: Int] = [:]
    var crowds = 0
    for (index, annotation) in content.annotations.enumerated() {
      let origin = "annotations.\(index)"
      if annotation.isCrowd?.isTrue == true {
        crowds += 1
        continue
      }
      guard let image = images[annotation.image] else {
        faults.add(origin, "no picture has the id \(annotation.image)")
        continue
      }
      guard let category = categories[annotation.category] else {
        faults.add(origin, "no category has the id \(annotation.category)")
        continue
      }
      let key = Key(image: image, category: category)
      let place = places[key] ?? drafts.count
      if place == drafts.count {
        places[key] = place
        let name = content.images[image].name
        let path = name.hasPrefix("/") || folder.isEmpty ? name : "\(folder == "/" ? "" : folder)/\(name)"
        drafts.append(StudyCase(image: name, path: path, className: category, name: "", origin: origin))
        imageOfDraft.append(image)
      }
      guard let numbers = annotation.box, !numbers.isEmpty else { continue }
      guard numbers.count == 4 else {
        faults.add(origin, "a box is four numbers, x, y, width and height")
        continue
      }
      let box = ListedBox { () throws(EvaluationError) in
        try PictureBox(left: numbers[0], top: numbers[1], width: numbers[2], height: numbers[3])
      }
      if let text = drafts[place].add(box) { faults.add(origin, text) }
    }
    try faults.check()

    var names = CaseNames()
    let order = drafts.indices.sorted { (imageOfDraft[$0], $0) < (imageOfDraft[$1], $1) }
    let cases = order.map { place in
      var draft = drafts[place]
      draft.name = names.take(CaseNames.usual(image: draft.image, className: draft.className))
      return draft
    }
    var notes: [Note] = []
    if crowds > 0 {
      notes.append(
        Note("\(crowds == 1 ? "1 annotation of a crowd is" : "\(crowds) annotations of crowds are") passed over"))
    }
    let without = content.images.count - Set(imageOfDraft).count
    if without > 0 {
      notes.append(Note("\(without == 1 ? "1 picture has" : "\(without) pictures have") no annotation, and so no case"))
    }
    return try StudyCases(kind: .objectAnnotations, all: cases, choice: choice, notes: notes)
  }

  struct Content: Decodable {
    let images: [Image]
    let annotations: [Annotation]
    let categories: [Category]

    struct Image: Decodable {
      let id: Identifier
      let name: String

      enum CodingKeys: String, CodingKey {
        case id
        case name = "file_name"
      }
    }

    struct Annotation: Decodable {
      let image: Identifier
      let category: Identifier
      let box: [Double]?
      let isCrowd: Flag?

      enum CodingKeys: String, CodingKey {
        case image = "image_id"
        case category = "category_id"
        case box = "bbox"
        case isCrowd = "iscrowd"
      }
    }

    struct Category: Decodable {
      let id: Identifier
      let name: String
    }
  }

  /// A whole number, or a text.
  enum Identifier: Decodable, Hashable, CustomStringConvertible, JSONText.NamedInJSON {
    case number(Int)
    case text(String)

    static let nameInJSON = "a whole number or a text"

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        throw DecodingError.typeMismatch(
          Self.self, .init(codingPath: container.codingPath, debugDescription: Self.nameInJSON))
      }
    }

    var description: String {
      switch self {
      case .number(let number): "\(number)"
      case .text(let text): CaseFaults.quoted(text)
      }
    }
  }

  /// 0 or 1, or a truth value.
  struct Flag: Decodable, JSONText.NamedInJSON {
    let isTrue: Bool

    static let nameInJSON = "0, 1, true or false"

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        isTrue = number != 0
      } else if let truth = try? container.decode(Bool.self) {
        isTrue = truth
      } else {
        throw DecodingError.typeMismatch(
          Self.self, .init(codingPath: container.codingPath, debugDescription: Self.nameInJSON))
      }
    }
  }
}
