using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hengjian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RoundRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "combined_schools",
                table: "rounds",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Split");

            migrationBuilder.AddColumn<bool>(
                name: "missing_verdict_is_no",
                table: "rounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "combined_schools",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "missing_verdict_is_no",
                table: "rounds");
        }
    }
}
