// angular.json gives .svg files the `text` loader: importing one yields its markup.
declare module '*.svg' {
  const markup: string;
  export default markup;
}
