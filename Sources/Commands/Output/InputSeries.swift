import Failures
import Files
import MetaCAM

/// What a command is given, each once: pictures or tensors, and what their results are called.
struct InputList {
  struct Item {
    /// As the user named it.
    let path: String
    /// Fit to be part of a file's name.
    let name: String
    let content: Content
  }

  enum Content {
    case picture
    /// `[C, H, W]`, and the path of what is shown of it.
    case tensor(Tensor, shown: String?)
  }

  let items: [Item]
  /// The same of a network of volumes, for which the pictures of a series are one.
  let volumes: [Item]
  /// What is read.
  let files: [String]
  /// The shape of the tensors; nil of pictures.
  let preparedShape: [Int]?

  /// - Throws: `MetaCAMError` if two of them would get the same name, and one would overwrite the other's results, or there
  ///   are not as many pictures to show as tensors; what reading tensors fails with.
  init(_ options: InputOptions) throws {
    guard options.tensor.isEmpty else {
      let read = try ImageNames.unique(options.tensor).map { (path: $0, content: try PreparedTensors(contentsOf: $0)) }
      let shapes = read.map(\.content.shape)
      if let other = shapes.first(where: { $0 != shapes[0] }) {
        throw MetaCAMError(
          .shapeMismatch, "the tensors are of several shapes: \(shapes[0]) and \(other); give those of one at once")
      }
      let tensors = read.flatMap { file in file.content.tensors.map { (path: file.path, tensor: $0) } }
      let shown = options.shown
      guard shown.count <= 1 || shown.count == tensors.count else {
        throw MetaCAMError(
          .shapeMismatch,
          "there are \(shown.count) pictures to show, and \(tensors.count) tensors; give one for each, or one")
      }
      items = tensors.enumerated().map { place, entry in
        Item(
          path: tensors.count == read.count ? entry.path : "\(entry.path):\(entry.tensor.name)",
          name: ShownText.fileName(entry.tensor.name.map { $0 == "/" ? "-" : String($0) }.joined()),
          content: .tensor(
            entry.tensor.tensorCHW, shown: shown.count == 1 ? shown[0] : shown.isEmpty ? nil : shown[place]))
      }
      volumes = items
      files = options.tensor + shown
      preparedShape = shapes[0]
      return
    }
    let paths = try ImageNames.unique(options.images.flatMap(Self.pictures))
    items = paths.map { Item(path: $0, name: ImageNames.name(of: $0), content: .picture) }
    volumes = ImageNames.unique(options.images).map {
      Item(path: $0, name: ImageNames.name(of: $0), content: .picture)
    }
    files = paths
    preparedShape = nil
  }

  /// The pictures of a series of DICOM files in their order in the patient, where a folder or a DICOMDIR is named; else the
  /// path itself.
  private static func pictures(named path: String) throws -> [String] {
    guard DICOMSeries.isSeries(path) else { return [path] }
    do {
      let series = try DICOMSeries.all(in: path)
      guard series.count == 1 else {
        throw MetaCAMError(
          .duplicateName, "'\(path)' holds \(series.count) series of DICOM pictures; name the files of one of them")
      }
      return series[0].paths
    } catch let error as ImagingError where error.code == .unsupported {
      // A folder of something else is refused as every path is that is no picture.
      return [path]
    }
  }

  /// - Throws: `MetaCAMError` if two of them would get the same name, and one would overwrite the other's results.
  func checkNames() throws {
    var owners: [String: String] = [:]
    for item in items {
      guard let other = owners.updateValue(item.path, forKey: item.name) else { continue }
      throw MetaCAMError(
        .duplicateName,
        "'\(other)' and '\(item.path)' would both be written as '\(item.name)'; rename one or explain it apart")
    }
  }
}

/// The inputs of a command, read and prepared beside what else goes on, a few ahead.
struct InputSeries: Sendable {
  private let list: InputList
  private let preprocessing: Preprocessing
  private let reading: PictureReading
  private let mostPixels: Int
  private let remarks: PictureRemarks
  private let log: RunLog

  /// - Parameter remarks: gets what is to be said of each picture as it is read.
  init(
    _ list: InputList, for model: NetworkModel, _ options: PictureOptions, _ limits: Limits, remarks: PictureRemarks,
    log: RunLog
  ) {
    self.list = list
    preprocessing = model.preprocessing
    reading = options.reading
    mostPixels = limits.picturePixels
    self.remarks = remarks
    self.log = log
  }

  /// Each of them, or why it could not be had.
  typealias Inputs = ConcurrentMap<AsyncList<InputList.Item>, Result<NetworkInput, any Error>>

  /// - Parameter most: how many may be in work or wait at once.
  func inputs(atMost most: Int) -> Inputs {
    ConcurrentMap(preprocessing.depth == nil ? list.items : list.volumes, atMost: most) { place, item in
      Result {
        let input = try input(item)
        remarks.add(input, of: item.path, at: place)
        return input
      }
    }
  }

  private func input(_ item: InputList.Item) throws -> NetworkInput {
    switch item.content {
    case .picture where preprocessing.depth != nil:
      let volume = try log.measureBeside("decode") {
        try Volume(contentsOf: item.path, reading: reading, mostVoxels: mostPixels)
      }
      return try log.measureBeside("prepare") {
        try NetworkInput(of: volume, range: reading.range, by: preprocessing)
      }
    case .picture:
      let image = try image(item.path)
      return try log.measureBeside("prepare") {
        var input = try preprocessing.input(of: image)
        input.wholePicture = WholePicture(image) { try self.image(item.path) }
        return input
      }
    case .tensor(let tensor, let shown): return try NetworkInput(prepared: tensor, showing: shown.map(image))
    }
  }

  private func image(_ path: String) throws -> Image {
    try log.measureBeside("decode") {
      try Image(contentsOf: path, reading: reading, mostPixels: mostPixels)
    }
  }
}
