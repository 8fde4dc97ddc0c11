using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hengjian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReportDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "desk_reports",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    series = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    region_code = table.Column<int>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    given_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    given_at = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: false),
                    findings_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    audited_at = table.Column<string>(type: "TEXT", nullable: true),
                    counts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "flag_answers",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    report_id = table.Column<long>(type: "INTEGER", nullable: false),
                    series = table.Column<Guid>(type: "TEXT", nullable: false),
                    region_code = table.Column<int>(type: "INTEGER", nullable: false),
                    flag = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sort = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reply = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    quote = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flag_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_flag_answers_desk_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "desk_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_desk_reports_region_code_year",
                table: "desk_reports",
                columns: new[] { "region_code", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_desk_reports_series_version",
                table: "desk_reports",
                columns: new[] { "series", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_flag_answers_report_id",
                table: "flag_answers",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_flag_answers_series",
                table: "flag_answers",
                column: "series");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "flag_answers");

            migrationBuilder.DropTable(
                name: "desk_reports");
        }
    }
}
