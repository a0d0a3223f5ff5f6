extension Double {
    /// The shortest text that reads back as this number, whole numbers without a decimal point.
    package var shortest: String {
        self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self)
    }
}
