using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>What the guesses at chance have in common.</summary>
internal static class Chances
{
    /// <summary>Numbers of one size are spread over their decade evenly by order of magnitude: 1 ÷ ln 10 of them in each unit of relative width.</summary>
    public const double Density = 0.43;

    /// <summary>Wrong connections that fail are about as frequent as errors: a twentieth keeps nineteen of twenty flags right.</summary>
    public const double LikelyByChance = 0.05;

    /// <summary>Round numbers are met by other round numbers: 3000 says no more than 3. One unit of the last place that is no nought.</summary>
    public static double Grain(Quantity number)
    {
        var grain = number.Step;
        while (grain * 10 <= Math.Abs(number.Printed) && Math.Abs(Math.IEEERemainder(number.Printed, grain * 10)) < 1e-9) grain *= 10;
        return grain * number.Factor;
    }
}
