import Imaging
import MetaCAM
import Synchronization
import TestSupport
import Testing

/// Films that are explained, from frames in memory to frames in memory.
@Suite struct FilmTests {
  private let explainer: Explainer

  init() throws { explainer = try Explainer(model: Golden.narrowResNet().model(), engine: Engine()) }

  /// Frames of noise, at times that are unevenly apart.
  private final class Frames: FilmSource {
    let width = 90
    let height = 70
    let timeBase = TimeBase(numerator: 1, denominator: 100)
    let frames: [FilmFrame]
    private let fault: FilmError?
    private let state = Mutex((place: 0, isStopped: false))

    init(_ count: Int, fault: FilmError? = nil, seed: (Int) -> Int = { $0 }) {
      self.fault = fault
      frames = (0..<count).map { number in
        var random = SeededRandom(seed: UInt64(seed(number)))
        let pixels = (0..<90 * 70 * 3).map { _ in UInt8.random(in: 0...255, using: &random) }
        return FilmFrame(
          image: Image(width: 90, height: 70, pixels: pixels), time: Int64(number * 4 + number % 3))
      }
    }

    func next() async throws -> FilmFrame? {
      let next = state.withLock { state -> FilmFrame? in
        guard !state.isStopped, state.place < frames.count else { return nil }
        state.place += 1
        return frames[state.place - 1]
      }
      if next == nil, let fault { throw fault }
      return next
    }

    func stop() { state.withLock { $0.isStopped = true } }
  }

  private final class Collected: FilmSink {
    private let state = Mutex((frames: [FilmFrame](), isCut: Bool?.none))
    private let most: Int

    init(most: Int = .max) { self.most = most }

    var frames: [FilmFrame] { state.withLock { $0.frames } }
    var isCut: Bool? { state.withLock { $0.isCut } }

    func append(_ frame: FilmFrame) async throws {
      guard frames.count < most else { throw FilmError(.encodingFailed, "the disk is full") }
      state.withLock { $0.frames.append(frame) }
    }

    func finish(isCut: Bool) -> [String] {
      state.withLock { $0.isCut = isCut }
      return ["a note"]
    }
  }

  private func options(
    _ every: Int = 1, _ normalisation: FilmNormalisation = .frame, classes: [ClassChoice] = [3]
  ) -> FilmOptions {
    FilmOptions(
      explanation: ExplanationOptions(classes: classes, methods: [.layerCAM]), every: every,
      normalisation: normalisation, overlay: Overlay(colourMap: .viridis, opacity: 1), hasLabels: false)
  }

  /// What the frame's map looks like by itself.
  private func drawn(_ frame: FilmFrame, _ map: Tensor) throws -> Image {
    let input = try explainer.model.preprocessing.input(of: frame.image)
    let painter = FramePainter(
      width: 90, height: 70, placement: input.placement, viewHeight: input.view.height, viewWidth: input.view.width,
      overlay: Overlay(colourMap: .viridis, opacity: 1))
    return painter.painted(frame.image, map, label: nil)
  }

  /// The engine may sum in another order for another batch, which can be another colour.
  private func isAlike(_ a: Image, _ b: Image) -> Bool {
    zip(a.pixels, b.pixels).allSatisfy { abs(Int($0) - Int($1)) <= 3 }
  }

  /// Normalised frame by frame, each frame is what `explain` makes of it, at its own time.
  @Test func isEachFrameByItself() async throws {
    let (film, sink) = (Frames(19), Collected())
    let counts = Mutex([Int]())
    let result = try await explainer.explain(
      film: film, into: sink, options(), onFrame: { count in counts.withLock { $0.append(count) } })
    #expect(result.frameCount == 19 && result.fault == nil && !result.isStopped && result.notes == ["a note"])
    #expect(sink.frames.map(\.time) == film.frames.map(\.time) && sink.isCut == false)
    #expect(counts.withLock { $0 } == Array(1...19))
    #expect(result.moments.map(\.frame) == Array(0..<19))
    let alone = try await explainer.explain(
      film.frames.map(\.image), ExplanationOptions(classes: [3], methods: [.layerCAM]))
    for (place, explanation) in alone.enumerated() {
      let wanted = try drawn(film.frames[place], explanation.maps[0].map)
      #expect(isAlike(sink.frames[place].image, wanted), "\(place)")
      let probability = explainer.model.classifier.probability(explanation.logits.elements, classIndex: 3)
      #expect(abs(result.moments[place].probability - probability) < 1e-5)
    }
  }

  /// Frames between two maps have what lies between them by time; those behind the last have the last.
  @Test func fillsTheFramesBetween() async throws {
    let (film, sink) = (Frames(10), Collected())
    let result = try await explainer.explain(film: film, into: sink, options(4))
    #expect(result.moments.map(\.frame) == [0, 4, 8] && sink.frames.count == 10)
    let maps = try await explainer.explain(
      [0, 4, 8].map { film.frames[$0].image }, ExplanationOptions(classes: [3], methods: [.layerCAM])
    ).map { $0.maps[0].map }
    func mixed(_ a: Tensor, _ b: Tensor, _ share: Float) -> Tensor {
      Tensor(shape: a.shape, elements: zip(a.elements, b.elements).map { (1 - share) * $0 + share * $1 })
    }
    // Frame 2 is at 10 of 0 to 17 hundredths; frame 7 at 29 of 17 to 34.
    for (place, map) in [(2, mixed(maps[0], maps[1], 10 / 17)), (7, mixed(maps[1], maps[2], 12 / 17)), (9, maps[2])] {
      #expect(isAlike(sink.frames[place].image, try drawn(film.frames[place], map)), "\(place)")
    }
  }

  /// Over a window or the film, all maps share a scale: of equal frames all are equal, and the strongest map has the highest
  /// colour.
  @Test(arguments: [FilmNormalisation.window(seconds: 0.2), .film])
  func sharesAScale(normalisation: FilmNormalisation) async throws {
    // Two pictures in turn.
    let (film, sink) = (Frames(12, seed: { $0 / 3 % 2 }), Collected())
    let again = Frames(12, seed: { $0 / 3 % 2 })
    _ = try await explainer.explain(film: film, into: sink, options(1, normalisation), again: { again })
    let maps = try await explainer.explain(
      [0, 3].map { film.frames[$0].image }, ExplanationOptions(classes: [3], methods: [.layerCAM])
    ).map { try #require($0.maps[0].ofLayer) }
    let highest = max(maps[0].maximum, maps[1].maximum)
    let stronger = maps[0].maximum > maps[1].maximum ? 0 : 1
    for place in 0..<12 where normalisation == .film || place / 3 % 2 == stronger {
      let map = maps[place / 3 % 2].map { $0 / highest }
      #expect(isAlike(sink.frames[place].image, try drawn(film.frames[place], map)), "\(place)")
    }
    #expect(sink.frames[0].image == sink.frames[1].image)
  }

  @Test func keepsWhatCameBeforeABreak() async throws {
    let (film, sink) = (Frames(5, fault: FilmError(.damaged, "it breaks off")), Collected())
    let result = try await explainer.explain(film: film, into: sink, options(2))
    #expect((result.fault as? FilmError)?.code == .damaged)
    #expect(sink.frames.count == 5 && sink.isCut == true && result.frameCount == 5)
    let none = Frames(0, fault: FilmError(.damaged, "it breaks off"))
    await #expect { try await explainer.explain(film: none, into: Collected(), options()) } throws: {
      ($0 as? FilmError)?.code == .damaged
    }
    await #expect { try await explainer.explain(film: Frames(0), into: Collected(), options()) } throws: {
      ($0 as? FilmError)?.code == .noFrames
    }
  }

  /// Stopped early, what was read is drawn and finished.
  @Test func finishesWhatWasReadWhenStopped() async throws {
    let (film, sink, stop) = (Frames(300), Collected(), FilmStop())
    let result = try await explainer.explain(
      film: film, into: sink, options(3), stop: stop, onFrame: { if $0 == 4 { stop.stop() } })
    #expect(result.isStopped && sink.isCut == true)
    #expect(result.frameCount == sink.frames.count && (4..<200).contains(sink.frames.count))
    #expect(sink.frames.map(\.time) == film.frames.prefix(sink.frames.count).map(\.time))
  }

  /// A sink that fails ends all, without being finished.
  @Test func endsWithItsSink() async throws {
    let (film, sink) = (Frames(300), Collected(most: 3))
    await #expect { try await explainer.explain(film: film, into: sink, options()) } throws: {
      ($0 as? FilmError)?.code == .encodingFailed
    }
    #expect(sink.isCut == nil)
  }

  @Test func endsWithItsTask() async throws {
    let (film, sink) = (Frames(300), Collected())
    let (explainer, options) = (explainer, options())
    let task = Task { try await explainer.explain(film: film, into: sink, options) }
    while sink.frames.count < 2 { await Task.yield() }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(sink.isCut == nil)
  }

  @Test func showsTheLikeliestClassOfEachFrame() async throws {
    let (film, sink) = (Frames(6), Collected())
    var options = options(2, .window(seconds: 1), classes: [])
    options.hasLabels = true
    let result = try await explainer.explain(film: film, into: sink, options)
    for moment in result.moments {
      #expect(moment.likeliest.count == 5 && moment.classIndex == moment.likeliest[0].classIndex)
      #expect(moment.probability == moment.likeliest[0].probability)
    }
    // A label is white at its rim; a third of its height is left free below and beside it.
    let row = 70 - 4 - 1
    #expect(sink.frames[0].image.pixels[(row * 90 + 5) * 3..<(row * 90 + 6) * 3].allSatisfy { $0 > 250 })
    let table = result.moments.table(labels: explainer.model.labels).split(whereSeparator: \.isNewline)
    #expect(table.count == 4 && table[0].hasPrefix("frame,seconds,class,"))
    #expect(table[2].hasPrefix("2,0.1,\(result.moments[1].classIndex),"), "\(table[2])")
  }

  @Test func refusesWhatMakesNoFilm() async throws {
    let film = Frames(3)
    var two = options(classes: [1, 2])
    func refused(_ options: FilmOptions) async -> Bool {
      do {
        _ = try await explainer.explain(film: film, into: Collected(), options)
        return false
      } catch { return (error as? MetaCAMError)?.code == .invalidSetting }
    }
    #expect(await refused(two))
    two.explanation.classes = ["top3"]
    #expect(await refused(two))
    two.explanation = ExplanationOptions(methods: [.gradCAM, .layerCAM])
    #expect(await refused(two))
    #expect(await refused(options(0)))
    #expect(await refused(options(1_000_000)))
    #expect(await refused(options(.max)))
    #expect(await refused(options(1, .window(seconds: .nan))))
    #expect(await refused(options(1, .film)))
    for text in ["", "windows", "window:", "window:0", "window:-1", "window:nan", "window:1e9"] {
      #expect(throws: MetaCAMError.self, "\(text)") { try FilmNormalisation(text) }
    }
    for text in ["frame", "film", "window:1", "window:0.25"] {
      #expect(try FilmNormalisation(text).description == text)
    }
  }

  /// A curve of a long film has its extremes, and no more points than asked for.
  @Test func thinsCurves() {
    let values = (0..<90_000).map { place -> (seconds: Double, probability: Double?) in
      let probability: Double? = place == 44_444 ? 0.9 : place % 500 == 0 ? nil : 0.1
      return (Double(place), probability)
    }
    let thinned = ProbabilityCurves.thinned(values, most: 1000)
    #expect(thinned.count <= 1000)
    #expect(thinned.contains { $0.probability == 0.9 })
    let times: [Double] = thinned.map { $0.seconds }
    #expect(times == times.sorted())
    #expect(ProbabilityCurves.thinned(Array(values.prefix(7)), most: 1000).count == 7)
  }
}
