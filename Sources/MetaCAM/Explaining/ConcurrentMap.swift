/// What a function makes of each element of a sequence, in the elements' order, of which several are in work at once.
///
///     for try await image in ConcurrentMap(paths, atMost: 8, transform: { try Image(contentsOf: $1) }) { … }
///
/// Elements are taken from the sequence as results are taken from this one, so that never more than a few are in memory.
/// The work that is under way is cancelled with whoever waits for it, and when nobody asks for the rest.
public struct ConcurrentMap<Base: AsyncSequence, Output: Sendable>: AsyncSequence where Base.Element: Sendable {
  private let base: Base
  private let most: Int
  private let transform: @Sendable (_ place: Int, Base.Element) async throws -> Output

  /// What a function makes of the elements of a sequence.
  /// - Parameters:
  ///   - base: what elements are taken from.
  ///   - most: how many elements may be in work at once; at least 1.
  ///   - transform: gets each element and its place in the sequence, in a task of its own; what it throws, the sequence
  ///     throws in its place.
  public init(
    _ base: Base, atMost most: Int, transform: @escaping @Sendable (_ place: Int, Base.Element) async throws -> Output
  ) {
    self.base = base
    self.most = Swift.max(1, most)
    self.transform = transform
  }

  /// The same of a list.
  public init<Element: Sendable>(
    _ elements: [Element], atMost most: Int,
    transform: @escaping @Sendable (_ place: Int, Element) async throws -> Output
  ) where Base == AsyncList<Element> {
    self.init(AsyncList(elements), atMost: most, transform: transform)
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(base: base.makeAsyncIterator(), most: most, transform: transform)
  }

  /// Takes from the sequence as it is asked.
  public struct Iterator: AsyncIteratorProtocol {
    private var base: Base.AsyncIterator
    private let most: Int
    private let transform: @Sendable (_ place: Int, Base.Element) async throws -> Output
    private var place = 0
    private var isAtEnd = false
    private let tasks = Tasks()

    fileprivate init(
      base: Base.AsyncIterator, most: Int,
      transform: @escaping @Sendable (_ place: Int, Base.Element) async throws -> Output
    ) {
      self.base = base
      self.most = most
      self.transform = transform
    }

    public mutating func next() async throws -> Output? {
      while !isAtEnd, tasks.underWay.count < most {
        guard let element = try await base.next() else {
          isAtEnd = true
          break
        }
        tasks.underWay.append(Task { [transform, place] in try await transform(place, element) })
        place += 1
      }
      guard !tasks.underWay.isEmpty else { return nil }
      let first = tasks.underWay.removeFirst()
      return try await withTaskCancellationHandler {
        try await first.value
      } onCancel: {
        first.cancel()
      }
    }

    /// Owned by one iterator, whose end is theirs.
    private final class Tasks {
      var underWay: [Task<Output, any Error>] = []

      deinit { for task in underWay { task.cancel() } }
    }
  }
}

/// The elements of a list, one after another.
public struct AsyncList<Element: Sendable>: AsyncSequence, Sendable {
  private let elements: [Element]

  /// A sequence of these elements, in their order.
  public init(_ elements: [Element]) { self.elements = elements }

  public func makeAsyncIterator() -> Iterator { Iterator(elements: elements[...]) }

  /// Takes from the front.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var elements: ArraySlice<Element>

    public mutating func next() -> Element? { elements.popFirst() }
  }
}
