import Classifiers
import Failures
import Imaging
import ModelReaders
import Tensors

/// The pictures of a question, files and arrays, and how they are read.
///
///     "pictures": [{"file": "cat.jpg"}, {"array": "0"}], "arrays": "question-1", "range": "auto"
struct PictureQuestion: Sendable {
  private enum Source: Sendable {
    case file(String)
    case array(String)
  }

  private let sources: [Source]
  private let reading: PictureReading
  private let isRangeSaid: Bool
  private let mostPixels: Int
  /// What came with the question; nil where nothing did.
  let arrays: StoredArrays?

  var count: Int { sources.count }

  init(_ reader: inout QuestionReader, _ folder: ArrayFolder?, _ limits: Limits) throws {
    arrays = try reader.text("arrays").map { name in
      guard let folder else {
        throw MetaCAMError(.invalidQuestion, "arrays need a folder, and the program was started without one")
      }
      return try folder.take(name)
    }
    sources = try reader.objects("pictures").map { picture in
      var picture = picture
      let (file, array) = (try picture.text("file"), try picture.text("array"))
      try picture.finish()
      switch (file, array) {
      case (let file?, nil): return .file(file)
      case (nil, let array?): return .array(array)
      default: throw MetaCAMError(.invalidQuestion, "a picture is either a file or an array")
      }
    }
    guard !sources.isEmpty else { throw MetaCAMError(.invalidQuestion, "there is no picture in the question") }
    let range = try reader.text("range")
    isRangeSaid = range.map { $0 != SampleRange.auto.slug } ?? false
    reading = PictureReading(
      range: try range.map { try SampleRange.named($0) } ?? .auto, page: try reader.integer("page"),
      slice: try reader.text("slice").map { try VolumeSlice($0) },
      managesColours: try reader.flag("colour_management"))
    mostPixels = limits.picturePixels
  }

  /// What a picture is called in errors.
  func name(of place: Int) -> String {
    switch sources[place] {
    case .file(let path): path
    case .array(let name): "picture \(name)"
    }
  }

  private func image(_ place: Int) throws -> Image {
    switch sources[place] {
    case .file(let path): try Image(contentsOf: path, reading: reading, mostPixels: mostPixels)
    case .array(let name):
      try withSamples(name) { bytes, shape, kind in
        try DecodedPicture(
          array: bytes, shape: shape, of: kind, isRangeSaid: isRangeSaid, mostPixels: mostPixels
        ).image(range: reading.range)
      }
    }
  }

  private func volume(_ place: Int) throws -> Volume {
    switch sources[place] {
    case .file(let path): try Volume(contentsOf: path, reading: reading, mostVoxels: mostPixels)
    case .array(let name):
      try withSamples(name) { bytes, shape, kind in
        try Volume(array: bytes, shape: shape, of: kind, isRangeSaid: isRangeSaid, mostVoxels: mostPixels)
      }
    }
  }

  private func withSamples<Value>(
    _ name: String, _ use: (_ bytes: UnsafeRawBufferPointer, _ shape: [Int], _ kind: ArraySamples) throws -> Value
  ) throws -> Value {
    guard let arrays else {
      throw MetaCAMError(.invalidQuestion, "the question names an array, and no file of arrays")
    }
    return try arrays.withArray(name) { array in
      guard let kind = ArraySamples(rawValue: array.elementType.rawValue) else {
        throw MetaCAMError(
          .invalidQuestion, "a picture's samples are uint8, uint16 or float32, not \(array.elementType)")
      }
      return try use(array.bytes, array.shape, kind)
    }
  }

  /// What the network gets: of a network of volumes a volume.
  func input(_ place: Int, _ model: NetworkModel) throws -> NetworkInput {
    do {
      if model.takesVolumes {
        return try NetworkInput(of: volume(place), range: reading.range, by: model.preprocessing)
      }
      let picture = try image(place)
      var input = try model.preprocessing.input(of: picture)
      input.wholePicture = WholePicture(picture) { try image(place) }
      return input
    } catch let error as any ContextualError {
      throw error.about(picture: name(of: place))
    }
  }

  typealias Inputs = ConcurrentMap<AsyncList<Int>, Result<NetworkInput, any Error>>

  /// Those of some places, read ahead of the network.
  /// - Parameter most: how many may be in work or wait at once.
  func inputs(_ places: Range<Int>, _ model: NetworkModel, atMost most: Int) -> Inputs {
    ConcurrentMap(Array(places), atMost: most) { _, place in Result { try input(place, model) } }
  }
}

/// The class of each picture.
struct ClassesQuestion {
  private let choices: [ClassChoice?]

  /// - Parameter count: how many pictures there are.
  init(_ reader: inout QuestionReader, count: Int) throws {
    let names = try reader.targets("target", count: count)
    choices = names.map { name in name.map { ClassChoice($0) } }
  }

  /// The class of one picture; empty for the likeliest.
  subscript(place: Int) -> [ClassChoice] { choices[place].map { [$0] } ?? [] }

  /// The runs of pictures that have one class, in their order.
  var runs: [(places: Range<Int>, classes: [ClassChoice])] {
    var runs: [(places: Range<Int>, classes: [ClassChoice])] = []
    for place in choices.indices {
      if let last = runs.last, last.classes == self[place] {
        runs[runs.count - 1].places = last.places.lowerBound..<place + 1
      } else {
        runs.append((place..<place + 1, self[place]))
      }
    }
    return runs
  }

  /// - Throws: `ModelError` for a class that the network does not have; `MetaCAMError` for several, such as the three likeliest.
  func check(_ task: any NetworkTask) throws {
    for choice in Set(choices.compactMap(\.self)) {
      try task.check([choice])
      guard choice.classCount == 1 else {
        throw MetaCAMError(.invalidQuestion, "'\(choice)' means several classes; ask about one after another")
      }
    }
  }
}
