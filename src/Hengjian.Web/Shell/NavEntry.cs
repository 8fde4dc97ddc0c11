using Hengjian.Domain.Access;
using Hengjian.Web.Security;

namespace Hengjian.Web.Shell;

/// <summary>One stage of the year in the left navigation; each feature registers its own, so only what is built shows.</summary>
/// <param name="Order">Place in the loop: 工作台 0, 方案 10, 数据 20 … 公开 110; from 200 on: what is not a stage.</param>
/// <param name="Title">Chinese.</param>
/// <param name="Href">Address; also marks the current entry.</param>
/// <param name="Icon">Name of an <see cref="Components.Icon"/>.</param>
/// <param name="Permission">Who sees it.</param>
public sealed record NavEntry(int Order, string Title, string Href, string Icon, Permission Permission)
{
    /// <summary>From this order on: not a stage of the year, below a line.</summary>
    public const int Beside = 200;
}

/// <summary>A step of the breadcrumb; the page itself is not in the list.</summary>
public sealed record Crumb(string Title, string Href);

/// <summary>Something the jump palette finds.</summary>
/// <param name="Title">What is shown and matched.</param>
/// <param name="Kind">页面, 指标, 行政区….</param>
/// <param name="Href">Where it leads.</param>
public sealed record JumpTarget(string Title, string Kind, string Href);

/// <summary>A feature's contribution to the jump palette: all targets this person may open.</summary>
public delegate IEnumerable<JumpTarget> JumpSource(Viewer viewer);

/// <summary>A file that belongs to a job: the marked copy of a failed import.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Href">Where it is.</param>
public sealed record JobFile(string Title, string Href);

/// <summary>A feature's contribution to the page of a job: files of jobs it started, none for others.</summary>
public delegate IEnumerable<JobFile> JobFiles(long job);
