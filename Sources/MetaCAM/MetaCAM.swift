@_exported import ActivationMaps
@_exported import Differentiation
@_exported import Files
@_exported import Graphs
@_exported import Imaging
@_exported import ModelReaders
@_exported import OpenVINORuntime
@_exported import Tensors
