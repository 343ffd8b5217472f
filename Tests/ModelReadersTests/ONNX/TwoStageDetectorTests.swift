import Failures
import Files
import Graphs
import ModelReaders
import TestSupport
import Testing

/// Torchvision's Faster R-CNN as a network of fixed shapes: see `Scripts/fixtures/make_task_fixtures.py`. What it computes is held
/// against PyTorch in `TaskTests`.
@Suite struct TwoStageDetectorTests {
  private func bytes() throws -> [UInt8] {
    let parts = "\(#filePath)".split(separator: "/").dropLast(3)
    return try MappedFile(path: "/" + parts.joined(separator: "/") + "/Fixtures/tasks/faster-rcnn.onnx")
      .withBytes { Array($0) }
  }

  private func graph(of bytes: [UInt8]) throws -> Graph {
    try ONNXModel(bytes: bytes).graph
  }

  /// The file with one text in place of another of the same length, wherever it stands.
  private func changed(_ text: String, to other: String) throws -> [UInt8] {
    var bytes = try bytes()
    let (old, new) = (Array(text.utf8), Array(other.utf8))
    #expect(old.count == new.count)
    var count = 0
    for start in 0...bytes.count - old.count where Array(bytes[start..<start + old.count]) == old {
      bytes.replaceSubrange(start..<start + old.count, with: new)
      count += 1
    }
    #expect(count > 0, "the file does not hold \(text)")
    return bytes
  }

  @Test func shapesHangOnNoPicture() throws {
    let graph = try graph(of: bytes())
    #expect(graph.inputs.map(\.dimensions) == [[1, 3, 64, 64]])
    #expect(graph.outputs == ["boxes", "scores"])
    let operators = Set(graph.nodes.map(\.operatorName))
    #expect(operators.isDisjoint(with: ["NonZero", "NonMaxSuppression", "RoiAlign", "ScatterElements", "If"]))
    let fixed = try graph.specialised()
    #expect(try fixed.type(of: "scores").shape == [1, 24, 5])
    #expect(try fixed.type(of: "boxes").shape == [1, 24, 20, 1])
    #expect(fixed.nodes.count { $0.operatorName == Operator.likeliestRegions } == 1)
  }

  /// Layers are those of the picture, 72 of the 96 pixels that it is padded to, and what reads them gets all of 24 and 12 places.
  @Test func layersLieOverThePicture() throws {
    let fixed = try graph(of: bytes()).specialised()
    let wholes = fixed.nodes.filter { $0.operatorName == "Where" && fixed.types[$0.outputs[0]]?.shape.count == 4 }
    #expect(try wholes.map { try fixed.type(of: $0.outputs[0]).shape } == [[1, 6, 24, 24], [1, 6, 12, 12]])
    let shares = wholes.compactMap { fixed.producer(of: $0.inputs[1])?.inputs[0] }
    #expect(try shares.map { try fixed.type(of: $0).shape } == [[1, 6, 18, 18], [1, 6, 9, 9]])
  }

  /// For an engine, and for whoever opens the file elsewhere, the program's own operator is written in ONNX's.
  @Test func isWrittenInOperatorsOfONNX() throws {
    let written = try ONNXWriter.bytes(of: graph(of: bytes()).specialised())
    let text = String(decoding: written, as: UTF8.self)
    #expect(text.contains("NonMaxSuppression") && !text.contains(Operator.likeliestRegions))
    #expect(try ONNXWriter.bytes(of: graph(of: bytes()).specialised()) == written)
  }

  // MARK: - Other files

  /// What is not computed as here is refused as it was, in one line that says what to do.
  @Test(arguments: [
    ("output_half_pixel", "output_half_pixex"), ("sampling_ratio", "sampling_ratix"), ("RoiAlign", "RoiAlixn"),
    ("ScatterElements", "ScatterElementz"), ("NonMaxSuppression", "NonMaxSuppressiox"),
    ("spatial_scale", "spatial_scalx"),
  ])
  func refusesWhatIsOtherwise(old: String, new: String) throws {
    let file = try changed(old, to: new)
    do {
      let graph = try graph(of: file).specialised()
      // A scale of 1 is one that the levels can have; all the rest of it is there.
      #expect(old == "spatial_scale", "\(old)")
      #expect(try graph.type(of: "scores").shape == [1, 24, 5])
    } catch {
      #expect("\(error)".contains("\n") == false)
    }
  }

  /// Whatever is cut off or changed in it, reading ends.
  @Test func damagedFilesEndInAnError() throws {
    let whole = try bytes()
    for step in stride(from: 97, to: whole.count, by: 1931) {
      var damaged = whole
      damaged[step] ^= 0x55
      _ = try? graph(of: damaged).specialised()
      _ = try? graph(of: Array(whole[..<step])).specialised()
    }
  }
}
