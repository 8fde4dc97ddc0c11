using Hengjian.Data.Records;
using Hengjian.Documents.Writing;
using Hengjian.Domain.SelfScores;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.SelfScores;
using Hengjian.Web.Components;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.SelfScores;

/// <summary>试算 for the lead of a government, and the table of self scores as xlsx.</summary>
internal static class TrialEndpoints
{
    private const string NotAResult = "试算，不是结果：按现在能看到的数算出，不保存，评价方看不到；专家评审、实地核查和与其他地区比较的条目不在内。";

    internal static async Task<IResult> ShowAsync(
        long package, AppDb db, SelfScoreReader reader, TrialScores trials, RoundChoice choice, Viewer viewer, CancellationToken cancel)
    {
        var read = await reader.FindAsync(db, package, viewer.Principal, compared: false, cancel);
        if (!read.TryGet(out var view)) return SelfScoreEndpoints.Refusal(read.Problems);
        choice.Show(view.Round);
        if (await PackageFactsReader.FindAsync(db, package, cancel) is not { } work) return Pages.NotFound();
        if (TrialScores.May(work, viewer.Principal) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        var done = await trials.OfAsync(db, work, viewer.Principal, cancel);
        return Pages.Show<TrialPage>(
            new { View = view, Trial = done.TryGet(out var trial) ? trial : null, done.Problems, Words = NotAResult },
            done.IsOk ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    // The trial stands beside for whom it is; for everybody else the table has what their page shows.
    internal static async Task<IResult> TableAsync(
        long package, AppDb db, SelfScoreReader reader, TrialScores trials, AuditedFiles files, TimeProvider clock, Viewer viewer, CancellationToken cancel)
    {
        var read = await reader.FindAsync(db, package, viewer.Principal, compared: false, cancel);
        if (!read.TryGet(out var view)) return SelfScoreEndpoints.Refusal(read.Problems);
        if (!view.HasPoints) return Pages.Forbidden(SelfScoreProblems.NoPoints().Message);
        var work = await PackageFactsReader.FindAsync(db, package, cancel);
        var trial = work is not null && TrialScores.May(work, viewer.Principal).Allowed && (await trials.OfAsync(db, work, viewer.Principal, cancel)).TryGet(out var done) ? done : null;
        return await files.WriteAsync(TableOf(view, trial, clock), "xlsx", "export-self-scores", FormattableString.Invariant($"package:{package}"), cancel);
    }

    private static TableExport TableOf(SelfScoreView view, TrialScore? trial, TimeProvider clock)
    {
        List<TableColumn> columns = [new("条目", Width: 8), new("名称", Width: 34), new("分值", "分", 2)];
        if (view.Inner) columns.AddRange([new("单位建议得分", "分", 2), new("建议单位", Width: 16)]);
        columns.Add(new("自评得分", "分", 2));
        if (trial is not null) columns.AddRange([new("试算得分", "分", 2), new("自评减试算", "分", 2)]);
        columns.Add(new("扣分理由（加分依据）", Width: 36));
        if (trial is not null) columns.AddRange([new("试算情况", Width: 10), new("试算说明和缺的数", Width: 48)]);
        List<string> remarks = [$"{view.Region} · {view.Round.Name} · 导出于 {ChineseText.Moment(clock.GetUtcNow())}。空着是没有打分，不是 0。"];
        if (view.Total.Words.Length > 0 && view.Whole) remarks.Add(view.Total.Words + "。");
        if (trial is not null) remarks.AddRange([NotAResult, .. trial.Closed.Count > 0 ? (string[])[$"还没有审核提交、没有计入试算的单位：{string.Join("、", trial.Closed)}。"] : []]);
        return new TableExport($"{view.Region}自评得分表", columns, view.Rows.Select(r => (IReadOnlyList<object?>)[.. Cells(r, view.Inner, trial)])) { Remarks = remarks, FitRows = true };
    }

    private static IEnumerable<object?> Cells(SelfScoreRow row, bool inner, TrialScore? trial)
    {
        var of = trial?.Items.GetValueOrDefault(row.Item.Id);
        yield return row.Item.Id;
        yield return row.Item.Name + (row.Item.Bonus ? "（加分）" : "");
        yield return row.Item.MaxScore;
        if (inner)
        {
            yield return row.Proposals.Count > 0 ? row.Proposals[0].Score.Points : null;
            yield return row.Proposals.Count > 0 ? row.Proposals[0].Unit : null;
        }
        yield return row.Waived ? "不适用" : row.Score?.Points;
        if (trial is not null)
        {
            yield return of?.Points;
            yield return TrialPage.Difference(row, of) is { } gap ? (double)gap : null;
        }
        yield return row.Score?.Reason;
        if (trial is null) yield break;
        yield return of?.State;
        yield return of is null ? null : of.Words + (of.Lacks.Count > 0 ? "缺：" + string.Join("；", of.Lacks) : "");
    }
}
