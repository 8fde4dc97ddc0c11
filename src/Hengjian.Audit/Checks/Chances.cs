namespace Hengjian.Audit.Checks;

/// <summary>What the guesses at chance have in common.</summary>
internal static class Chances
{
    /// <summary>Numbers of one size are spread over their decade evenly by order of magnitude: 1 ÷ ln 10 of them in each unit of relative width.</summary>
    public const double Density = 0.43;
}
