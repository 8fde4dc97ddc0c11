namespace Hengjian.Audit.Numbers;

/// <summary>A number as read, without unit.</summary>
/// <param name="End">Offset after its last character.</param>
/// <param name="Value">Its value.</param>
/// <param name="Step">One unit of its last printed place: 0.1 for 24.7, 1 for 247.</param>
/// <param name="Chinese">True when written in Chinese characters.</param>
public readonly record struct Numeral(int End, double Value, double Step, bool Chinese);
