using Hengjian.Domain.Jobs;
using Hengjian.Evaluation.Jobs;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;

namespace Hengjian.Web.Features.Jobs;

/// <summary>Columns of the list of jobs.</summary>
internal static class JobTable
{
    internal static TableSpec<JobLine> Spec { get; } = new("jobs", "项任务",
    [
        new("title", "任务", j => j.Title) { Href = j => JobsFeature.Address(j.Id) },
        new("state", "状态", j => j.State.NameOf()) { OneLine = true, Sort = j => j.State },
        new("progress", "进度", j => ((int)(j.Progress * 100)).ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            Unit = "%", Numeric = true, Sort = j => j.Progress,
        },
        new("message", "说明", j => j.Message),
        new("by", "发起人", j => j.CreatedBy) { OneLine = true, Sort = j => j.CreatedBy },
        new("at", "发起时间", j => ChineseText.Moment(j.CreatedAt)) { OneLine = true, Sort = j => j.CreatedAt, SortDownFirst = true },
    ])
    {
        Filters = [new("state", "状态", j => j.State.NameOf())],
        SearchIn = j => $"{j.Title} {j.CreatedBy} {j.Message}",
        SearchHint = "任务名称",
    };

    internal static ChipTone Tone(JobState state) => state switch
    {
        JobState.Done => ChipTone.Good,
        JobState.Running => ChipTone.Active,
        JobState.Queued => ChipTone.Waiting,
        JobState.Failed => ChipTone.Bad,
        JobState.Interrupted => ChipTone.Waiting,
        JobState.Cancelled => ChipTone.Plain,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
