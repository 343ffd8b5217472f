import Execution
import Films
import Imaging

/// The stages of explaining one film, which go on at once: reading and preparing, the network, drawing and writing.
struct FilmRun: Sendable {
  private let explainer: Explainer
  private let options: FilmOptions
  private let log: RunLog
  private let width: Int
  private let height: Int
  /// How many frames with maps go through the network at once.
  private let batchSize: Int

  /// What frames of one batch, and those between, may take of memory.
  private static let batchMemory = 32 << 20
  /// What frames between two maps may take: they wait for the second.
  private static let gapMemory = 1 << 29

  init(_ explainer: Explainer, _ options: FilmOptions, width: Int, height: Int, log: RunLog) throws {
    let (gap, overflows) = (width * height * 3).multipliedReportingOverflow(by: options.every)
    guard !overflows, gap <= Self.gapMemory else {
      throw MetaCAMError(
        .invalidSetting,
        "the frames between two maps are kept until the second is made, and would take more than "
          + "\(Self.gapMemory >> 20) MiB; make a map of more frames",
        context: ["every": "\(options.every)", "size": "\(width) × \(height)"])
    }
    self.explainer = explainer
    self.options = options
    self.log = log
    (self.width, self.height) = (width, height)
    batchSize = max(1, min(explainer.largestBatch, Self.batchMemory / gap))
  }

  /// The maps of a whole film.
  struct Known: Sendable {
    var maps: [FilmMap] = []
    var view: FilmView?
  }

  /// A frame, and what the network gets of it where a map is made of it.
  private struct Prepared: Sendable {
    let frame: FilmFrame
    let number: Int
    let input: NetworkInput?
  }

  /// Reads and prepares on beside the others, as far as the channel goes.
  private func read(_ frames: FilmFrames, into channel: BoundedChannel<Prepared>) async throws {
    defer { channel.finish() }
    let prepared = ConcurrentMap(frames, atMost: 3) { [explainer, options, log] number, frame in
      guard number % options.every == 0 else { return Prepared(frame: frame, number: number, input: nil) }
      let input = try log.measureBeside("prepare") { try explainer.model.preprocessing.input(of: frame.image) }
      return Prepared(frame: frame, number: number, input: input)
    }
    for try await next in prepared {
      guard await channel.send(next) else { return }
    }
  }

  /// Makes the maps, a batch of frames at once.
  /// - Parameter take: gets each frame in its order, with its map and view where it has one.
  private func explain(
    _ channel: BoundedChannel<Prepared>, timeBase: TimeBase,
    take: (FilmFrame, (map: FilmMap, view: FilmView)?) async throws -> Void
  ) async throws {
    defer { channel.finish() }
    var maps = FilmMaps(options)
    let frames = channel.makeAsyncIterator()
    var isAtEnd = false
    while !isAtEnd {
      var batch: [Prepared] = []
      var inputs: [NetworkInput] = []
      while inputs.count < batchSize, !isAtEnd {
        guard let next = await frames.next() else {
          isAtEnd = true
          continue
        }
        batch.append(next)
        if let input = next.input { inputs.append(input) }
      }
      try Task.checkCancellation()
      var explanations = try await explainer.explain(inputs, options.explanation, log: log)[...]
      for next in batch {
        guard let input = next.input, let explanation = explanations.popFirst() else {
          try await take(next.frame, nil)
          continue
        }
        let map = try maps.next(explanation, frame: next.number, time: timeBase.seconds(next.frame.time))
        let view = FilmView(placement: input.placement, height: input.view.height, width: input.view.width)
        try await take(next.frame, (map, view))
      }
    }
  }

  /// The maps of a film, without drawing it; those that still have the method's unit as shares of the highest value of all.
  func maps(of frames: FilmFrames) async throws -> Known {
    let channel = BoundedChannel<Prepared>(capacity: batchSize)
    return try await withThrowingTaskGroup(of: Known?.self) { group in
      group.addTask {
        try await read(frames, into: channel)
        return nil
      }
      group.addTask {
        var known = Known()
        try await explain(channel, timeBase: frames.source.timeBase) { _, made in
          guard let made else { return }
          known.maps.append(made.map)
          known.view = made.view
        }
        let highest = known.maps.reduce(0) { $1.isScaled ? $0 : max($0, $1.map.map.maximum) }
        for place in known.maps.indices where !known.maps[place].isScaled {
          known.maps[place].map = known.maps[place].map.divided(by: highest)
        }
        return known
      }
      do {
        var known = Known()
        for try await result in group { known = result ?? known }
        return known
      } catch {
        frames.source.stop()
        throw error
      }
    }
  }

  /// - Parameter known: the maps, where they were made before.
  func draw(
    _ frames: FilmFrames, known: Known?, into sink: some FilmSink, onFrame: @escaping @Sendable (Int) -> Void
  ) async throws -> FilmDrawing.Outcome {
    let capacity = max(batchSize, min(batchSize * options.every, Self.batchMemory / (width * height * 3)))
    let channel = BoundedChannel<Prepared>(capacity: capacity)
    let drawing = BoundedChannel<FilmDrawing.Frame>(capacity: capacity)
    return try await withThrowingTaskGroup(of: FilmDrawing.Outcome?.self) { group in
      if let known {
        group.addTask { try await place(known, on: frames, into: drawing) }
      } else {
        group.addTask {
          try await read(frames, into: channel)
          return nil
        }
        group.addTask { try await explain(channel, frames.source.timeBase, into: drawing) }
      }
      group.addTask { [width, height, options, explainer, log] in
        // Nobody waits to send to one who has failed.
        defer { drawing.finish() }
        let work = FilmDrawing(width: width, height: height, options: options, labels: explainer.model.labels, log: log)
        return try await work.draw(drawing, into: sink, onFrame: onFrame)
      }
      do {
        var outcome = FilmDrawing.Outcome()
        for try await result in group {
          guard let result else { continue }
          outcome.count += result.count
          outcome.last = max(outcome.last, result.last)
          outcome.moments += result.moments
        }
        return outcome
      } catch {
        frames.source.stop()
        throw error
      }
    }
  }

  private func explain(
    _ channel: BoundedChannel<Prepared>, _ timeBase: TimeBase, into drawing: BoundedChannel<FilmDrawing.Frame>
  ) async throws -> FilmDrawing.Outcome {
    defer { drawing.finish() }
    var timeline = FilmTimeline(timeBase: timeBase)
    var moments: [FilmMoment] = []
    var view: FilmView?
    func send(_ frames: [FilmTimeline.Drawn]) async {
      guard let view else { return }
      for drawn in frames { _ = await drawing.send(FilmDrawing.Frame(drawn: drawn, view: view)) }
    }
    try await explain(channel, timeBase: timeBase) { frame, made in
      if let made {
        view = made.view
        moments.append(made.map.moment)
      }
      await send(timeline.add(frame, made?.map))
    }
    await send(timeline.finish())
    return FilmDrawing.Outcome(moments: moments)
  }

  /// Brings the film's frames and its maps together again.
  private func place(
    _ known: Known, on frames: FilmFrames, into drawing: BoundedChannel<FilmDrawing.Frame>
  ) async throws -> FilmDrawing.Outcome {
    defer { drawing.finish() }
    guard let view = known.view else { return FilmDrawing.Outcome() }
    var timeline = FilmTimeline(timeBase: frames.source.timeBase)
    var number = 0
    func send(_ frames: [FilmTimeline.Drawn]) async -> Bool {
      for drawn in frames {
        guard await drawing.send(FilmDrawing.Frame(drawn: drawn, view: view)) else { return false }
      }
      return true
    }
    for try await frame in frames {
      let place = number / options.every
      let isMapped = number % options.every == 0
      number += 1
      // A film that broke off the first time may go on a little further the second.
      guard !isMapped || place < known.maps.count else { break }
      guard await send(timeline.add(frame, isMapped ? known.maps[place] : nil)) else { return FilmDrawing.Outcome() }
    }
    _ = await send(timeline.finish())
    return FilmDrawing.Outcome(
      moments: Array(known.maps.prefix((number + options.every - 1) / options.every).map(\.moment)))
  }
}
