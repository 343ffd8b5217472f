import NIOCore

/// What clients may take of a server: beyond it they are told so, or lose their connection.
package struct ServerBounds: Sendable {
  /// How many connections are open at once; for one more, the one that has been silent for longest goes.
  package var connections = 512
  /// Of a request's head, in bytes.
  package var headBytes = 32 << 10
  package var headers = 100
  /// Of bodies that are being received, all together.
  package var bodyBytes = 512 << 20
  /// How many requests a client may send ahead on a connection, in parts of messages.
  package var partsAhead = 64
  /// From the first byte of a head to its last one.
  package var headTime = TimeAmount.seconds(10)
  /// Between two parts of a body.
  package var bodyPause = TimeAmount.seconds(15)
  /// For a whole body, whatever its size.
  package var bodyTime = TimeAmount.minutes(5)
  /// How long a connection is kept without a request.
  package var idleTime = TimeAmount.seconds(60)
  /// How long a client may take to read a part of an answer.
  package var writeTime = TimeAmount.seconds(30)
  /// How long a client that has closed its side may still wait for its answer.
  package var lastAnswerTime = TimeAmount.seconds(5)

  package init() {}
}
