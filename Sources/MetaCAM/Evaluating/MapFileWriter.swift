import ActivationMaps
import Failures
import ModelReaders
import Tensors

/// Writes maps as numbers into a safetensors file, which `MapFile` reads.
///
///     let numbers = try MapFileWriter(path: "maps.safetensors")
///     try numbers.append(explanation, named: "cat")
///     try numbers.finish()
public struct MapFileWriter {
  /// Where the file is when it is finished.
  public let path: String
  private let writer: SafetensorsWriter

  /// Begins a file of maps.
  /// - Throws: `FileError` if it cannot be written. Nothing stands at the path before `finish`.
  public init(path: String) throws {
    self.path = path
    writer = try SafetensorsWriter(path: path)
  }

  /// `<image>/<class>/<method>`, each `[H, W]`.
  /// - Parameters:
  ///   - maps: by their methods.
  ///   - tag: the class's number, or the words of a sum: `Reading.tag(of:)`.
  ///   - image: the picture's name.
  public func append(_ maps: [(method: String, map: Tensor)], of tag: String, named image: String) throws {
    for (method, map) in maps { try writer.append("\(image)/\(tag)/\(method)", map) }
  }

  /// The maps of an explanation, and what they were made from: `<image>/input` `[1, C, H, W]`, `<image>/logits` `[1, K]`; and of its
  /// records `<image>/activations/<layer>` and `<image>/<class>/gradients/<layer>`, `[C, h, w]`.
  public func append(_ explanation: Explanation, named image: String) throws {
    try writer.append("\(image)/input", explanation.imageNCHW)
    try writer.append("\(image)/logits", explanation.logits.reshaped([1, explanation.logits.count]))
    let reading = explanation.scores.reading
    for map in explanation.maps {
      try append([(map.method, map.map)], of: reading.tag(of: map.classIndex), named: image)
    }
    var written: Set<String> = []
    for record in explanation.records {
      let tensors = [
        ("\(image)/activations/\(record.layer)", record.record.activations),
        ("\(image)/\(reading.tag(of: record.classIndex))/gradients/\(record.layer)", try record.record.gradients),
      ]
      for (name, tensor) in tensors where written.insert(name).inserted { try writer.append(name, tensor) }
    }
  }

  /// Puts the file in its place.
  public func finish() throws { try writer.finish() }
}
