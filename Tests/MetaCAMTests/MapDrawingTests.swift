import MetaCAM
import Tensors
import Testing

@Suite struct MapDrawingTests {
  /// 60 × 40, of which a network sees the middle 20 × 20, twice as large.
  private let picture = Image(width: 60, height: 40, pixels: (0..<7200).map { UInt8($0 % 253) })
  private var input: NetworkInput {
    var input = NetworkInput(
      tensorNCHW: Tensor(shape: [1, 3, 40, 40], elements: Array(repeating: 0, count: 4800)),
      view: Image(width: 40, height: 40, pixels: Array(repeating: 77, count: 4800)),
      placement: .init(left: 20, top: 10, width: 20, height: 20))
    input.wholePicture = WholePicture(picture) { [picture] in picture }
    return input
  }

  /// 1 in the upper left quarter of the view.
  private let map = Tensor(
    shape: [40, 40], elements: (0..<1600).map { $0 / 40 < 20 && $0 % 40 < 20 ? 1 : 0 })

  @Test func showsAllOfThePicture() throws {
    let drawing = MapDrawing()
    let drawn = try drawing.drawn(map, on: drawing.canvas(for: input))
    #expect(
      try Image(decoding: drawn.bytes) == drawing.overlay.drawn(map, over: picture, at: input.placement))
    #expect(drawn.boxes.isEmpty)
  }

  @Test func showsTheViewAlone() throws {
    var drawing = MapDrawing()
    drawing.view = .network
    let drawn = try drawing.drawn(map, on: drawing.canvas(for: input))
    #expect(try Image(decoding: drawn.bytes) == drawing.overlay.drawn(map, over: input.view))
  }

  /// Of a prepared tensor nothing else is known.
  @Test func showsTheViewWhereThereIsNoPicture() throws {
    var input = input
    input.wholePicture = nil
    #expect(try Image(decoding: MapDrawing().drawn(map, on: MapDrawing().canvas(for: input)).bytes).width == 40)
  }

  @Test func namesBoxesInPixelsOfThePicture() throws {
    var drawing = MapDrawing()
    drawing.boxThreshold = 0.5
    let canvas = try drawing.canvas(for: input)
    #expect(
      try drawing.drawn(map, on: canvas).boxes.map(\.box) == [PictureBox(left: 20, top: 10, width: 10, height: 10)])
    drawing.view = .network
    #expect(
      try drawing.drawn(map, on: drawing.canvas(for: input)).boxes.map(\.box)
        == [PictureBox(left: 0, top: 0, width: 20, height: 20)])
  }

  /// A box in padding is none of the picture's.
  @Test func leavesOutWhatLiesInThePadding() throws {
    var input = NetworkInput(
      tensorNCHW: input.tensorNCHW, view: input.view, placement: .init(left: 0, top: -20, width: 60, height: 80))
    input.wholePicture = WholePicture(picture) { [picture] in picture }
    var drawing = MapDrawing()
    drawing.boxThreshold = 0.5
    let onTop = Tensor(shape: [40, 40], elements: (0..<1600).map { $0 / 40 < 5 ? 1 : 0 })
    #expect(try drawing.drawn(onTop, on: drawing.canvas(for: input)).boxes.isEmpty)
  }

  @Test func drawsWhatItIsAskedFor() throws {
    var drawing = MapDrawing()
    drawing.contourLevels = MapDrawing.usualContourLevels
    drawing.isSideBySide = true
    drawing.hasCaption = true
    let labels = ClassLabels(count: 2)
    let caption = drawing.caption(classIndex: 1, method: "grad-cam", probability: 0.6214, labels: labels)
    #expect(caption?.title == "class 1, 62.1 %")
    // Of a difference, and of what is no probability.
    for (likelihood, value, text) in [
      (Likelihood.probability, -0.2106, "−21.1 %"), (.cosine, 0.8124, "0.812"), (.number, 34.5, "34.500"),
    ] {
      let other = drawing.caption(classIndex: 1, method: "grad-cam", probability: value, as: likelihood, labels: labels)
      #expect(other?.title == "class 1, \(text)")
    }
    #expect(caption?.subtitle == "by grad-cam")
    let drawn = try Image(decoding: drawing.drawn(map, on: drawing.canvas(for: input), caption: caption).bytes)
    #expect(drawn.width > 120 && drawn.height > 60)
    for format in FigureFormat.allCases {
      drawing.format = format
      #expect(try !drawing.drawn(map, on: drawing.canvas(for: input), caption: caption).bytes.isEmpty)
    }
  }

  @Test func refusesAThresholdOutOfRange() {
    var drawing = MapDrawing()
    drawing.boxThreshold = 2
    #expect(throws: EvaluationError.self) { try drawing.drawn(map, on: drawing.canvas(for: input)) }
  }
}
