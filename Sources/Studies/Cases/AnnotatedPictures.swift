import Failures
import Files

/// Pictures with PASCAL VOC files of the same names anywhere below a folder: ImageNet's validation set, and PASCAL VOC itself.
///
///     ILSVRC/Data/CLS-LOC/val/ILSVRC2012_val_00000001.JPEG
///     ILSVRC/Annotations/CLS-LOC/val/ILSVRC2012_val_00000001.xml
///
/// A case for each picture and class, with the boxes of all objects of the class. Where pictures of one name lie in several
/// folders, the annotation's is the one whose folders' names, from the last one up, are most like its own, of the last eight.
enum AnnotatedPictures {
  static func read(_ tree: FolderTree, pictures: FolderTree?, choice: CaseChoice) throws -> StudyCases {
    let pictureTree = pictures ?? tree
    let candidates = PicturesByName(pictureTree.files.filter(\.isPicture))
    var faults = CaseFaults()
    var cases: [StudyCase] = []
    var names = CaseNames()
    var annotated: Set<String> = []
    var (alone, empty): ([String], [String]) = ([], [])
    for annotation in tree.files where annotation.ending == "xml" {
      let origin = annotation.relativePath
      let picture: FolderTree.File
      switch candidates.picture(for: annotation) {
      case .one(let found): picture = found
      case .none:
        alone.append(origin)
        continue
      case .several(let places):
        faults.add(
          origin,
          "several pictures have its name: "
            + CaseFaults.listed(places.map { candidates.files[$0].relativePath }, most: 3))
        continue
      }
      let image = picture.relativePath
      guard annotated.insert(image).inserted else {
        faults.add(origin, "another file annotates the picture \(CaseFaults.quoted(image)) already")
        continue
      }
      let objects: [PictureAnnotation.Object]
      do {
        objects = try PictureAnnotation(Self.bytes(of: tree.pathOf(annotation))).objects
      } catch let fault as XMLReader.Fault {
        faults.add(origin, "line \(fault.line): \(fault.text)")
        continue
      } catch let error as FileError {
        faults.add(origin, error.message)
        continue
      }
      if objects.isEmpty { empty.append(origin) }
      let first = cases.count
      for object in objects {
        guard !object.className.isEmpty else {
          faults.add(origin, "an object has no name")
          continue
        }
        var place = cases[first...].firstIndex { $0.className == object.className }
        if place == nil {
          guard cases.count < StudyCases.mostRead else {
            throw StudyError(
              .invalidCases, "there are more than \(StudyCases.mostRead) pictures and classes; part the folder")
          }
          place = cases.count
          cases.append(
            StudyCase(
              image: image, path: pictureTree.pathOf(picture), className: object.className,
              name: names.take(CaseNames.usual(image: image, className: object.className)), origin: origin))
        }
        if let place, let box = object.box, let text = cases[place].add(box) { faults.add(origin, text) }
      }
    }
    try faults.check()
    var notes = tree.notes + (pictures?.notes ?? [])
    if !alone.isEmpty {
      notes.append(
        Note("\(counted(alone.count, "annotation")) without a picture of that name: \(CaseFaults.listed(alone))"))
    }
    if !empty.isEmpty {
      notes.append(Note("\(counted(empty.count, "annotation")) without an object: \(CaseFaults.listed(empty))"))
    }
    let others = candidates.files.filter { !annotated.contains($0.relativePath) }.map(\.relativePath)
    if !others.isEmpty {
      notes.append(
        Note("\(counted(others.count, "picture")) without an annotation: \(CaseFaults.listed(others))"))
    }
    return try StudyCases(kind: .annotatedPictures, all: cases, choice: choice, notes: notes)
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun) is passed over, being" : "\(count) \(noun)s are passed over, being"
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    try MappedFile(path: path).withBytes { Array($0.prefix(XMLReader.mostBytes + 1)) }
  }
}

/// Pictures by what they are called, and by the folders above where several are called alike.
private struct PicturesByName {
  enum Answer {
    case none
    case one(FolderTree.File)
    /// Their places.
    case several([Int])
  }

  let files: [FolderTree.File]
  /// The places of files by their names without endings.
  private var placesOfStem: [Substring: [Int]] = [:]
  /// Of names that several have: the places by the name and some of the folders above, as many as there are or fewer.
  private var placesOfSuffix: [String: [Int]] = [:]

  init(_ files: [FolderTree.File]) {
    self.files = files
    for (place, file) in files.enumerated() { placesOfStem[CaseNames.stem(of: file.name), default: []].append(place) }
    for places in placesOfStem.values where places.count > 1 {
      for place in places {
        for suffix in Self.suffixes(of: files[place]) { placesOfSuffix[suffix, default: []].append(place) }
      }
    }
  }

  /// The one whose folders are most like the annotation's, from the last one up.
  func picture(for annotation: FolderTree.File) -> Answer {
    guard let places = placesOfStem[CaseNames.stem(of: annotation.name)] else { return .none }
    if places.count == 1 { return .one(files[places[0]]) }
    let nearest = Self.suffixes(of: annotation).reversed().lazy.compactMap { placesOfSuffix[$0] }.first ?? places
    return nearest.count == 1 ? .one(files[nearest[0]]) : .several(nearest)
  }

  /// `1`, `val/1`, `Data/val/1` of `Data/val/1.png`; no more than the last eight folders.
  private static func suffixes(of file: FolderTree.File) -> [String] {
    var suffixes = [String(CaseNames.stem(of: file.name))]
    for folder in file.folder.split(separator: "/").suffix(8).reversed() {
      suffixes.append("\(folder)/\(suffixes[suffixes.count - 1])")
    }
    return suffixes
  }
}
