using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hengjian.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ReportEditBase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "base_text",
                table: "report_edits",
                type: "text",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "base_text",
                table: "report_edits");
        }
    }
}
