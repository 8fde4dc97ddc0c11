using System.Globalization;

namespace Hengjian.Domain.SelfScores;

/// <summary>合计 of self scores: missing ones are counted, never taken for 0.</summary>
/// <param name="Items">Items that are scored, bonus items too.</param>
/// <param name="Open">Those without points.</param>
/// <param name="Points">Sum of the points given, bonus not among them.</param>
/// <param name="Base">Sum of the full marks, without bonus items.</param>
/// <param name="Bonus">Sum of the bonus points.</param>
public sealed record SelfScoreTotal(int Items, int Open, decimal Points, decimal Base, decimal Bonus)
{
    /// <summary>On the 100-point scale with the bonus, as a run of the scheme would sum it; null while a score is missing or nothing is in the base.</summary>
    public decimal? Scaled => Open == 0 && Base > 0 ? (Points * 100 / Base) + Bonus : null;

    /// <summary>Chinese: 自评得分 90.21 分（各条目合计 87.5 分，基数 97 分）; empty while a score is missing.</summary>
    public string Words => Scaled is not { } scaled ? ""
        : string.Create(CultureInfo.InvariantCulture, $"自评得分 {scaled:0.##} 分（各条目合计 {Points:0.##} 分，基数 {Base:0.##} 分{(Bonus > 0 ? FormattableString.Invariant($"，另加分 {Bonus:0.##} 分") : "")}）");

    /// <summary>Adds up; items that do not apply are left out by the caller.</summary>
    /// <param name="scores">Full mark, whether it is a bonus, points or null.</param>
    public static SelfScoreTotal Of(IEnumerable<(double Most, bool Bonus, double? Points)> scores)
    {
        var all = scores.ToList();
        return new(
            all.Count, all.Count(s => s.Points is null), all.Where(s => !s.Bonus).Sum(s => (decimal)(s.Points ?? 0)),
            all.Where(s => !s.Bonus).Sum(s => (decimal)s.Most), all.Where(s => s.Bonus).Sum(s => (decimal)(s.Points ?? 0)));
    }
}
