import CLAPACK
import Tensors

/// A stack of channels, each less its mean over the places, in double precision.
struct CentredChannels {
  /// `[C][places]`: the transpose of the matrix whose columns are the centred channels.
  private(set) var elements: [Double]
  /// The sum over the channels at each place, by which signs are fixed.
  private(set) var sums: [Double]

  /// - Parameter stack: `[C, …]`.
  init(of stack: Tensor) {
    let channels = stack.shape[0]
    let places = stack.count / channels
    elements = stack.withUnsafeElements { $0.map(Double.init) }
    sums = [Double](repeating: 0, count: places)
    for channel in 0..<channels {
      let range = channel * places..<(channel + 1) * places
      let mean = elements[range].reduce(0, +) / Double(places)
      for index in range { elements[index] -= mean }
      for (place, index) in range.enumerated() { sums[place] += elements[index] }
    }
  }
}

/// The first principal component of a stack of channels.
enum PrincipalComponent {
  /// The centred channels projected on their first right singular vector: `[C, h, w]` gives `[h, w]`.
  ///
  ///     P = X v₁ = σ₁ u₁,  X = the stack as [h·w, C] minus each column's mean
  ///
  /// Of X Xᵀ and XᵀX the smaller one is decomposed, in double precision. The sign makes P correlate non-negatively with
  /// the sum over the channels. A stack without variance gives zeros.
  /// - Throws: `ActivationMapError` if LAPACK finds no eigenvector.
  static func projection(of stack: Tensor) throws -> Tensor {
    let channels = stack.shape[0]
    let places = stack.shape.dropFirst().reduce(1, *)
    let centredChannels = CentredChannels(of: stack)
    let (centred, sums) = (centredChannels.elements, centredChannels.sums)
    var projection: [Double]
    if places <= channels {
      let (value, vector) = try largestEigenpair(gramOfColumns(centred, rows: channels, columns: places), order: places)
      projection = vector.map { $0 * max(value, 0).squareRoot() }
    } else {
      let (_, vector) = try largestEigenpair(gramOfRows(centred, rows: channels, columns: places), order: channels)
      projection = [Double](repeating: 0, count: places)
      for channel in 0..<channels {
        for place in 0..<places { projection[place] += vector[channel] * centred[channel * places + place] }
      }
    }
    let agreement = zip(projection, sums).reduce(0) { $0 + $1.0 * $1.1 }
    if agreement < 0 { projection = projection.map { -$0 } }
    return Tensor(shape: Array(stack.shape.dropFirst()), elements: projection.map(Float.init))
  }

  /// MᵀM for a matrix in row-major order.
  static func gramOfColumns(_ matrix: [Double], rows: Int, columns: Int) -> [Double] {
    var gram = [Double](repeating: 0, count: columns * columns)
    matrix.withUnsafeBufferPointer { matrix in
      gram.withUnsafeMutableBufferPointer { gram in
        for row in 0..<rows {
          let start = row * columns
          for i in 0..<columns where matrix[start + i] != 0 {
            let factor = matrix[start + i]
            for j in 0..<columns { gram[i * columns + j] += factor * matrix[start + j] }
          }
        }
      }
    }
    return gram
  }

  /// MMᵀ for a matrix in row-major order.
  private static func gramOfRows(_ matrix: [Double], rows: Int, columns: Int) -> [Double] {
    var gram = [Double](repeating: 0, count: rows * rows)
    matrix.withUnsafeBufferPointer { matrix in
      for i in 0..<rows {
        for j in 0...i {
          var sum = 0.0
          for column in 0..<columns { sum += matrix[i * columns + column] * matrix[j * columns + column] }
          gram[i * rows + j] = sum
          gram[j * rows + i] = sum
        }
      }
    }
    return gram
  }

  /// The largest eigenvalue of a symmetric matrix, and a unit vector to it.
  static func largestEigenpair(_ matrix: [Double], order: Int) throws -> (Double, [Double]) {
    var matrix = matrix
    var values = [Double](repeating: 0, count: order)
    var vector = [Double](repeating: 0, count: order)
    var found: Int32 = 0
    var support: [Int32] = [0, 0]
    let n = Int32(order)
    let status = LAPACKE_dsyevr(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "I")), CChar(UInt8(ascii: "L")), n, &matrix, n, 0,
      0, n, n, 0, &found, &values, &vector, n, &support)
    guard status == 0, found == 1 else {
      throw ActivationMapError(
        .decompositionFailed, "the principal component could not be found (LAPACK dsyevr: \(status))")
    }
    return (values[0], vector)
  }
}
