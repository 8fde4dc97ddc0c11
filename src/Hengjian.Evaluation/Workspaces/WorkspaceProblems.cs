using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>What may keep a workspace from opening: HJD0540–0549.</summary>
public static class WorkspaceProblems
{
    /// <summary>The directory holds no workspace.</summary>
    public static Problem NotAWorkspace(string directory) => new(
        "HJD0540", $"目录“{directory}”里没有衡鉴工作区。", Expected: "先用 hengjian demo --data 目录 建立演示工作区，或检查路径");

    /// <summary>The directory already holds one.</summary>
    public static Problem AlreadyThere(string directory) => new("HJD0541", $"目录“{directory}”里已有衡鉴工作区，没有改动它。");

    /// <summary>No provider knows the connection string.</summary>
    public static Problem UnknownDatabase() => new(
        "HJD0542", "无法从连接字符串看出数据库类型。", Expected: "“Data Source=文件”（SQLite）或“Host=主机;Database=库”（PostgreSQL）");

    /// <summary>The workspace was made by a newer program.</summary>
    public static Problem NewerFormat(string found) =>
        new("HJD0543", $"工作区格式为 {found}，本程序只认识 {WorkspaceFile.Format}，请升级程序。");
}
