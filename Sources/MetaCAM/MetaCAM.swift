@_exported import ActivationMaps
