using System.Collections.Frozen;

namespace Hengjian.Audit.Links;

/// <summary>What each sign weighs; written by bench/audit/links.py, not by hand.</summary>
internal static class LinkWeights
{
    /// <summary>The weight every triple starts from.</summary>
    public const string Start = "start";

    private static readonly FrozenDictionary<string, double> Share = Of(
        (Start, -2.10),
        ("a Base", -0.77), ("a Change", 0.55), ("a about", 0.16), ("a among", 0.15), ("a at -1", 1.23), ("a at -2", 0.22),
        ("a at 2", -0.18), ("a between 3", 0.08), ("a clause -1", 1.78), ("a clause -2", 0.74), ("a clause -3", 0.55), ("a clause 1", -0.23),
        ("a clause 2", -0.10), ("a listed", -0.11), ("a name little", -0.14), ("a name most", 0.31), ("a name none", -0.40), ("a name other", -0.90),
        ("a reached", -0.08), ("a segment", -0.23), ("a sentence -2", -0.24), ("a total", 0.30), ("a year 0", -0.08), ("a year unlike", 0.41),
        ("a<<<b", -0.82), ("a<<b", -0.23), ("ab about", -0.28), ("ab at -1", 0.55), ("ab at 2", -0.64), ("ab at 3", -0.33),
        ("ab group", -0.46), ("ab name most", 0.27), ("ab name none", -0.08), ("ab name other", -0.21), ("ab name same", -0.08), ("ab place", -0.10),
        ("ab sentences", -0.72), ("ab tail", -0.19), ("ab unit", 0.09), ("ab year 0", -0.06), ("ab year unlike", 0.07), ("a~<b", 0.67),
        ("b Change", -1.35), ("b Level", -0.47), ("b Whole", 0.07), ("b again half", -0.51), ("b again most", -0.30), ("b again none", -0.59),
        ("b among", -0.21), ("b at -1", 0.89), ("b at -2", 0.66), ("b at -6", -0.10), ("b at 6", -0.07), ("b between 2", -0.25),
        ("b clause -1", -0.44), ("b clause 0", 0.61), ("b in a list", -0.80), ("b is whole none", -0.41), ("b is whole other", -1.02), ("b is whole same", 0.46),
        ("b listed", -0.24), ("b name little", -0.16), ("b name most", -0.25), ("b name none", 0.43), ("b planned", 0.20), ("b reached", -0.57),
        ("b segment", -0.67), ("b sentence 0", 0.06), ("b sentence 2", -0.24), ("b total", 0.50), ("b year 1", -0.33), ("b year unlike", -0.41),
        ("t Base", -1.17), ("t Norm", 1.81), ("t Rate", -0.54), ("t down", -0.51), ("t up", -0.82));

    private static readonly FrozenDictionary<string, double> Growth = Of(
        (Start, -1.95),
        ("a Base", -0.66), ("a Change", -1.36), ("a Gap", 0.20), ("a about", 0.39), ("a among", -0.38), ("a at -1", -0.20),
        ("a at -3", 0.06), ("a at -4", -0.12), ("a at -5", -0.11), ("a at 1", 0.31), ("a at 2", -0.22), ("a at 3", -0.12),
        ("a at 6", -0.16), ("a between 3", -0.30), ("a clause -1", -0.12), ("a clause -2", 0.14), ("a clause 0", -0.38), ("a clause 1", 0.44),
        ("a name most", -1.00), ("a name other", -0.22), ("a reached", 0.22), ("a segment", -0.37), ("a sentence 0", 0.11), ("a sentence 1", -0.37),
        ("a sentence 2", -0.46), ("a year -1", -0.23), ("a year none", 0.81), ("a year unlike", 0.17), ("a<<<b", 0.11), ("a<<b", 0.14),
        ("a>>b", -0.39), ("a>b", -0.13), ("a>~b", 0.10), ("ab about", 0.59), ("ab at 2", -0.25), ("ab at 3", -0.20),
        ("ab name most", -0.12), ("ab name other", 0.21), ("ab name same", 0.41), ("ab place", -0.22), ("ab role", -0.13), ("ab sentences", -0.36),
        ("ab tail", -0.25), ("ab unit", 0.09), ("ab year -1", 0.95), ("ab year 0", -0.10), ("ab year none", -0.73), ("ab year unlike", 0.36),
        ("a~<b", -0.38), ("b Base", 0.40), ("b Change", -1.14), ("b Level", -0.17), ("b Whole", -0.41), ("b about", 0.33),
        ("b again little", 0.20), ("b again other", 0.37), ("b again same", -0.08), ("b at -1", -0.13), ("b at -2", 0.46), ("b at -3", 0.13),
        ("b at 6", -0.25), ("b between 3", -0.23), ("b clause -2", 0.15), ("b clause 0", 0.85), ("b clause 1", -0.20), ("b clause 2", -0.36),
        ("b clause 3", 0.09), ("b each", -0.19), ("b in a list", -0.69), ("b is whole half", -0.28), ("b is whole little", 1.23), ("b is whole none", -0.86),
        ("b listed", -0.42), ("b name half", -0.38), ("b name most", -0.51), ("b planned", 0.48), ("b reached", -0.38), ("b sentence -2", -0.14),
        ("b total", 0.09), ("b year 1", -0.14), ("t Base", -1.74), ("t Norm", 2.49), ("t Other", -0.22), ("t Rate", 0.94),
        ("t Share", -0.75), ("t down", -1.20), ("t up", -1.48));

    private static readonly FrozenDictionary<string, double> GrowthBy = Of(
        (Start, -2.79),
        ("a Base", -0.59), ("a Change", 0.69), ("a about", 0.18), ("a among", -0.06), ("a at -1", 1.00), ("a at -3", 0.11),
        ("a at -4", -0.33), ("a clause -1", 0.39), ("a clause -2", 0.25), ("a listed", -0.16), ("a name most", -0.37), ("a segment", 0.06),
        ("a sentence -1", -0.13), ("a year none", -0.29), ("a year unlike", 0.07), ("a<<<b", -0.42), ("a<b", -0.25), ("ab at -2", 0.27),
        ("ab at -3", -0.15), ("ab name other", -0.32), ("ab name same", 0.10), ("ab role", -0.68), ("ab sentences", -0.50), ("ab tail", -0.18),
        ("ab year -1", -0.39), ("ab year 1", 0.17), ("a~<b", 0.11), ("b Base", -1.39), ("b Change", -0.42), ("b about", 0.67),
        ("b again half", -0.07), ("b again other", 0.27), ("b again same", -0.08), ("b among", -0.06), ("b at -3", 0.28), ("b at -5", -0.10),
        ("b at 6", -0.21), ("b between 2", 0.10), ("b clause -1", -0.67), ("b each", 0.24), ("b is whole none", -0.33), ("b listed", -0.11),
        ("b name half", -0.16), ("b name most", -0.20), ("b name other", -0.22), ("b name same", 0.07), ("b segment", -0.14), ("b sentence -1", 0.07),
        ("b sentence 2", -0.45), ("b year 0", -0.29), ("b year none", 0.45), ("t Base", -0.66), ("t Norm", 2.67), ("t Rate", 0.15),
        ("t Share", -0.91), ("t down", -0.35), ("t up", -0.73));

    private static readonly FrozenDictionary<string, double> Difference = Of(
        (Start, -0.91),
        ("a Change", -0.26), ("a Norm", -0.37), ("a Other", 0.17), ("a Rate", 0.26), ("a Share", 0.33), ("a Whole", -0.33),
        ("a about", -0.07), ("a among", -0.31), ("a at -1", 0.67), ("a at -2", 0.28), ("a at -3", -0.12), ("a at -6", 0.11),
        ("a at 1", 0.08), ("a at 2", -0.08), ("a between 1", -0.36), ("a between 2", -0.96), ("a between 3", -0.63), ("a clause -1", 0.55),
        ("a clause -2", 0.48), ("a clause -3", 0.58), ("a clause 0", -0.09), ("a deeper", -0.13), ("a each", -0.09), ("a listed", -0.57),
        ("a name most", -0.17), ("a name none", -0.21), ("a name other", -0.25), ("a name same", 0.13), ("a planned", 0.70), ("a reached", 0.19),
        ("a segment", -0.72), ("a sentence -2", -0.05), ("a total", 0.48), ("a year -1", -0.14), ("a year -2", -0.34), ("a year 0", -0.24),
        ("a year 1", 0.17), ("a>>>b", -1.17), ("a>>b", -0.36), ("a>~b", 0.52), ("ab at -2", -0.44), ("ab at -3", -0.77),
        ("ab at 1", 0.46), ("ab at 3", -0.60), ("ab group", -0.62), ("ab name most", -0.08), ("ab name none", 0.35), ("ab name other", -0.08),
        ("ab name same", 0.38), ("ab place", -0.09), ("ab role", -0.30), ("ab sentences", -0.28), ("ab tail", -0.66), ("ab unit", 0.45),
        ("ab year -2", -0.10), ("ab year 2", -0.20), ("ab year unlike", 0.18), ("b Base", -0.24), ("b Change", 0.20), ("b Gap", 0.38),
        ("b Level", -0.15), ("b Norm", -0.96), ("b Share", -0.12), ("b about", -0.19), ("b again half", -0.15), ("b again none", -0.24),
        ("b again same", 0.43), ("b among", 0.18), ("b among, a too", -0.58), ("b at -2", 0.08), ("b at -6", -0.19), ("b at 2", 0.07),
        ("b between 1", -1.04), ("b between 2", -1.30), ("b between 3", -1.12), ("b clause -1", 0.10), ("b clause -2", 0.28), ("b clause 0", -0.15),
        ("b clause 2", 0.25), ("b listed", -0.38), ("b name little", -0.33), ("b name none", -0.19), ("b name other", -0.53), ("b name same", 0.19),
        ("b planned", 0.07), ("b segment", -0.80), ("b sentence -1", -0.06), ("b sentence -2", -0.05), ("b sentence 0", 0.69), ("b year -1", -0.18),
        ("b year -2", -0.36), ("b year 0", 0.08), ("b year 1", -0.06), ("b year none", 0.07), ("t Base", -0.92), ("t Gap", 0.31),
        ("t Level", -0.82), ("t Other", -0.41), ("t Whole", -1.84), ("t up", -0.19), ("t whole", -0.06));

    /// <summary>The weights of a form by their signs.</summary>
    public static FrozenDictionary<string, double> Of(LinkForm form) => form switch
    {
        LinkForm.Share => Share,
        LinkForm.Growth => Growth,
        LinkForm.GrowthBy => GrowthBy,
        _ => Difference,
    };

    private static FrozenDictionary<string, double> Of(params (string Sign, double Weight)[] weights) => weights.ToFrozenDictionary(w => w.Sign, w => w.Weight, StringComparer.Ordinal);
}
