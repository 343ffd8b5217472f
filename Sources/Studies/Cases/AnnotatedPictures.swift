import Failures
import Files

/// Pictures with PASCAL VOC files of the same names anywhere below a folder: ImageNet's validation set, and PASCAL VOC itself.
///
///     ILSVRC/Data/CLS-LOC/val/ILSVRC2012_val_00000001.JPEG
///     ILSVRC/Annotations/CLS-LOC/val/ILSVRC2012_val_00000001.xml
///
/// A case for each picture and class, with the boxes of all objects of the class. Where pictures of one name lie in several
/// folders, the annotation's is the one whose folders' names, from the last one up, are most like its own.
enum AnnotatedPictures {
  static func read(_ tree: FolderTree, pictures: FolderTree?, choice: CaseChoice) throws -> StudyCases {
    let pictureTree = pictures ?? tree
    var picturesByStem: [Substring: [FolderTree.File]] = [:]
    for file in pictureTree.files where file.isPicture {
      picturesByStem[CaseNames.stem(of: file.name), default: []].append(file)
    }
    var faults = CaseFaults()
    var cases: [StudyCase] = []
    var names = CaseNames()
    var annotated: Set<String> = []
    var (alone, empty): ([String], [String]) = ([], [])
    for annotation in tree.files where annotation.ending == "xml" {
      let origin = annotation.relativePath
      guard let candidates = picturesByStem[CaseNames.stem(of: annotation.name)] else {
        alone.append(origin)
        continue
      }
      guard let picture = nearest(candidates, to: annotation) else {
        faults.add(
          origin, "several pictures have its name: \(CaseFaults.listed(candidates.map(\.relativePath), most: 3))")
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
    let count = picturesByStem.values.reduce(0) { $0 + $1.count }
    if count > annotated.count {
      let first = pictureTree.files.first { $0.isPicture && !annotated.contains($0.relativePath) }
      notes.append(
        Note(
          "\(counted(count - annotated.count, "picture")) without an annotation, such as "
            + CaseFaults.quoted(first?.relativePath ?? "")))
    }
    return try StudyCases(kind: .annotatedPictures, all: cases, choice: choice, notes: notes)
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun) is passed over, being" : "\(count) \(noun)s are passed over, being"
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    try MappedFile(path: path).withBytes { Array($0.prefix(XMLReader.mostBytes + 1)) }
  }

  /// nil where several are equally near.
  private static func nearest(_ candidates: [FolderTree.File], to annotation: FolderTree.File) -> FolderTree.File? {
    if candidates.count == 1 { return candidates[0] }
    let own = annotation.folder.split(separator: "/").reversed()
    let likeness = candidates.map { candidate in
      zip(candidate.folder.split(separator: "/").reversed(), own).prefix { $0 == $1 }.count
    }
    guard let most = likeness.max(), likeness.count(where: { $0 == most }) == 1 else { return nil }
    return likeness.firstIndex(of: most).map { candidates[$0] }
  }
}
