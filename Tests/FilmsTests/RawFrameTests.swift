import Films
import Foundation
import Testing

/// Frames without a container.
@Suite struct RawFrameTests {
  @Test func readsItsDescription() throws {
    #expect(try RawFormat("640x480@25") == RawFormat(width: 640, height: 480, rateNumerator: 25))
    let film = try RawFormat("1280x720@30000/1001")
    #expect(film.timeBase == TimeBase(numerator: 1001, denominator: 30_000))
    for text in [
      "", "640", "640x480", "640x480@", "640x480@0", "0x480@25", "-1x480@25", "640x480@25/0", "640x480@1e3", "axb@c",
      "99999999999999999999x1@25", "640x480@25@30", "640x480x3@25", "640x480@9223372036854775807/1",
    ] {
      #expect(throws: FilmError.self, "\(text)") { try RawFormat(text) }
    }
    #expect(throws: FilmError.self) { try RawFrameReader(descriptor: 0, RawFormat("60000x60000@25")) }
  }

  @Test func goesThroughPipes() async throws {
    let pipe = Pipe()
    let frames = (0..<3).map { FilmSample.frame($0) }
    let writer = RawFrameWriter(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    for frame in frames { try await writer.append(frame) }
    #expect(writer.finish(isCut: false).isEmpty)
    pipe.fileHandleForWriting.write(Data([1, 2, 3]))
    try pipe.fileHandleForWriting.close()
    let reader = try RawFrameReader(descriptor: pipe.fileHandleForReading.fileDescriptor, RawFormat("6x4@25"))
    for frame in frames { #expect(try await reader.next() == frame) }
    // Three bytes are no frame.
    await #expect { try await reader.next() } throws: { ($0 as? FilmError)?.code == .damaged }
    #expect(try await reader.next() == nil)
  }

  /// A reader that has gone is an error, and no signal.
  @Test func saysThatNobodyReads() async throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let writer = RawFrameWriter(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    await #expect { try await writer.append(FilmSample.frame(0)) } throws: {
      ($0 as? FilmError)?.code == .closedPipe
    }
  }

  @Test func stopsWhileItWaits() async throws {
    let pipe = Pipe()
    let reader = try RawFrameReader(descriptor: pipe.fileHandleForReading.fileDescriptor, RawFormat("6x4@25"))
    let waiting = Task { try await reader.next() }
    reader.stop()
    #expect(try await waiting.value == nil)
    withExtendedLifetime(pipe) {}
  }
}
