using System.Collections.Frozen;

namespace Hengjian.Audit.Links;

/// <summary>What each sign weighs; written by bench/audit/links.py, not by hand.</summary>
internal static class LinkWeights
{
    public static readonly FrozenDictionary<string, double> Share = LinkOdds.Table(
        (LinkOdds.Start, -2.51),
        ("a Base", -0.83), ("a Change", 0.58), ("a about", 0.13), ("a among", 0.13), ("a at -1", 1.30), ("a at -2", 0.24),
        ("a between 1", -0.08), ("a between 3", 0.15), ("a clause -1", 1.78), ("a clause -2", 0.57), ("a clause -3", 0.46), ("a listed", -0.13),
        ("a name little", -0.24), ("a name most", 0.11), ("a name other", -1.01), ("a segment", -0.44), ("a sentence 0", 0.09), ("a total", 0.13),
        ("a year unlike", 0.37), ("a<<<b", -0.57), ("a<<b", -0.09), ("ab about", -0.23), ("ab at -1", 0.56), ("ab at 2", -0.70),
        ("ab at 3", -0.43), ("ab between", -0.15), ("ab group", -0.24), ("ab name most", 0.37), ("ab name none", -0.07), ("ab name other", -0.05),
        ("ab name same", -0.08), ("ab role", 0.06), ("ab sentences", -0.75), ("ab tail", -0.12), ("ab year 0", -0.26), ("a~<b", 0.71),
        ("b Change", -0.95), ("b Level", -0.51), ("b Whole", 0.09), ("b among", -0.92), ("b at -1", 1.13), ("b at -2", 0.62),
        ("b at 2", -0.15), ("b between 2", -0.14), ("b clause -1", -0.29), ("b clause 0", 0.60), ("b is whole none", -0.35), ("b is whole other", -0.67),
        ("b is whole same", 0.32), ("b name most", -0.19), ("b planned", 0.16), ("b reached", -0.33), ("b segment", -0.60), ("b sentence 1", -0.39),
        ("b total", 0.59), ("b year 0", 0.19), ("b year unlike", -0.37), ("t Base", -1.08), ("t Norm", 2.11), ("t Rate", -0.66),
        ("t down", -0.64), ("t up", -0.97));

    public static readonly FrozenDictionary<string, double> Growth = LinkOdds.Table(
        (LinkOdds.Start, -1.78),
        ("a Base", -0.93), ("a Change", -1.92), ("a about", 0.48), ("a among", -0.38), ("a at -2", 0.12), ("a at -3", 0.13),
        ("a at -4", -0.06), ("a at -5", -0.06), ("a at -6", 0.18), ("a at 1", 0.41), ("a at 3", -0.12), ("a at 6", -0.10),
        ("a between 3", -0.17), ("a clause -1", -0.08), ("a clause -2", 0.12), ("a clause 0", -0.52), ("a clause 1", 0.60), ("a name half", -0.19),
        ("a name most", -0.96), ("a name other", -0.40), ("a reached", 0.13), ("a segment", -0.33), ("a sentence -2", -0.07), ("a sentence 1", -0.32),
        ("a sentence 2", -0.35), ("a total", -0.12), ("a year -1", -0.22), ("a year none", 0.80), ("a<<<b", 0.14), ("a<<b", 0.21),
        ("a>>b", -0.29), ("a>b", -0.15), ("ab about", 0.62), ("ab at -3", 0.08), ("ab at 2", -0.22), ("ab at 3", -0.14),
        ("ab name half", -0.27), ("ab name little", -0.13), ("ab name other", 0.28), ("ab name same", 0.46), ("ab role", -0.34), ("ab sentences", -0.43),
        ("ab tail", -0.23), ("ab unit", 0.31), ("ab year -1", 0.71), ("ab year 0", -0.38), ("ab year none", -1.12), ("ab year unlike", 0.17),
        ("a~<b", -0.52), ("b Base", 0.38), ("b Change", -1.42), ("b Whole", -0.14), ("b about", 0.52), ("b among", -0.55),
        ("b at -2", 0.55), ("b at -3", 0.21), ("b at 2", -0.06), ("b at 3", -0.17), ("b at 6", -0.18), ("b between 3", -0.14),
        ("b clause -2", 0.13), ("b clause 0", 0.75), ("b clause 2", -0.10), ("b each", -0.33), ("b is whole half", -0.30), ("b is whole little", 1.33),
        ("b is whole none", -0.97), ("b is whole other", 0.23), ("b listed", -0.10), ("b name half", -0.42), ("b name most", -0.75), ("b name none", 0.07),
        ("b planned", 0.14), ("b reached", -0.35), ("b segment", -0.07), ("b total", 0.07), ("b year 1", -0.12), ("b year none", 0.29),
        ("t Base", -1.87), ("t Norm", 2.21), ("t Rate", 0.53), ("t Share", -0.88), ("t down", -0.87), ("t up", -1.27));

    public static readonly FrozenDictionary<string, double> GrowthBy = LinkOdds.Table(
        (LinkOdds.Start, -3.03),
        ("a Base", -0.64), ("a Change", 0.84), ("a Level", -0.20), ("a about", 0.31), ("a among", -0.21), ("a at -1", 0.73),
        ("a at -4", -0.28), ("a between 1", -0.05), ("a clause -1", 0.40), ("a name most", -0.33), ("a name other", -0.20), ("a<<<b", -0.31),
        ("a<b", -0.20), ("ab about", 0.24), ("ab at -2", 0.16), ("ab role", -0.56), ("ab sentences", -0.69), ("ab tail", -0.09),
        ("ab year 1", 0.51), ("b Base", -1.45), ("b Change", -0.18), ("b about", 0.79), ("b among", -0.12), ("b at -3", 0.45),
        ("b clause -1", -0.42), ("b is whole none", -0.49), ("b name most", -0.20), ("b name none", 0.06), ("b name other", -0.11), ("b segment", -0.20),
        ("b sentence -1", 0.10), ("b year none", 0.33), ("t Base", -0.41), ("t Norm", 3.04), ("t Rate", 0.32), ("t Share", -0.50),
        ("t down", -0.25), ("t up", -0.80));

    public static readonly FrozenDictionary<string, double> Difference = LinkOdds.Table(
        (LinkOdds.Start, -0.93),
        ("a Level", 0.14), ("a Norm", -0.47), ("a Share", 0.35), ("a Whole", -0.23), ("a among", -0.70), ("a at -1", 0.55),
        ("a at -2", 0.08), ("a at -3", -0.26), ("a at -6", 0.20), ("a at 2", -0.20), ("a between 1", -0.27), ("a between 2", -0.98),
        ("a between 3", -0.58), ("a clause -1", 0.53), ("a clause -2", 0.42), ("a clause -3", 0.51), ("a clause 0", -0.08), ("a clause 3", -0.24),
        ("a listed", -0.46), ("a name half", 0.10), ("a name most", -0.27), ("a name none", -0.10), ("a name other", -0.25), ("a name same", 0.17),
        ("a planned", 0.91), ("a reached", 0.18), ("a segment", -0.79), ("a sentence -2", -0.15), ("a sentence 1", -0.14), ("a total", 0.55),
        ("a year -1", -0.18), ("a year -2", -0.34), ("a year 0", -0.15), ("a year 1", 0.17), ("a year none", 0.17), ("a>>>b", -0.95),
        ("a>>b", -0.22), ("a>~b", 0.54), ("ab at -1", 0.05), ("ab at -2", -0.32), ("ab at -3", -0.64), ("ab at 1", 0.50),
        ("ab at 3", -0.61), ("ab group", -0.55), ("ab name most", -0.27), ("ab name none", 0.30), ("ab name other", -0.11), ("ab name same", 0.43),
        ("ab place", -0.19), ("ab role", -0.36), ("ab sentences", -0.26), ("ab tail", -0.69), ("ab unit", 0.54), ("ab year -2", -0.12),
        ("ab year 0", -0.10), ("b Base", -0.18), ("b Change", 0.39), ("b Gap", 0.42), ("b Norm", -1.14), ("b about", -0.27),
        ("b among", 0.08), ("b at -2", 0.17), ("b at 1", -0.21), ("b at 3", -0.09), ("b between 1", -1.17), ("b between 2", -1.61),
        ("b between 3", -1.38), ("b clause -1", 0.11), ("b clause -2", 0.32), ("b clause 2", 0.22), ("b each", 0.11), ("b listed", -0.39),
        ("b name little", -0.41), ("b name none", -0.23), ("b name other", -0.50), ("b name same", 0.17), ("b segment", -0.71), ("b sentence -1", -0.25),
        ("b sentence 0", 0.59), ("b sentence 1", -0.20), ("b year -2", -0.12), ("b year 0", 0.17), ("t Base", -1.13), ("t Gap", 0.24),
        ("t Level", -0.97), ("t Norm", 0.10), ("t Other", -0.23), ("t Whole", -2.24), ("t down", 0.06), ("t up", -0.23));
}
